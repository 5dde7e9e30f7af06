package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * Lets higher features edit what belongs to a project. Its row is locked until the transaction
 * ends, so that it is neither submitted nor settled meanwhile, and the second of two edits sees
 * what the first did. A reward, which payments touch too, is locked before it and never after; what
 * else belongs to it, after.
 */
@ApplicationScoped
public class EditableProjects {

  private static final Set<ProjectState> EDITED =
      EnumSet.of(ProjectState.DRAFT, ProjectState.CHANGES_REQUESTED, ProjectState.LIVE);

  private final Clock clock;

  EditableProjects(Clock clock) {
    this.clock = clock;
  }

  /**
   * Edits within the running transaction; who asks was let in by {@link ProjectAccess#ownPerson}.
   * Rejected as PROJECT_STATE at this field, with nothing run, unless the project is a draft, has
   * changes requested, or is LIVE before its end.
   *
   * @throws Refusal NOT_FOUND where there is no such project
   */
  public <T> Uni<Outcome<T>> edit(UUID key, String field, Function<Project, Uni<Outcome<T>>> edit) {
    return Project.<Project>findById(key, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .flatMap(
            project ->
                EDITED.contains(project.state) && !project.isOver(clock.instant())
                    ? edit.apply(project)
                    : Uni.createFrom().item(Outcome.rejected(stateOf(project, field))));
  }

  private static Rejection stateOf(Project project, String field) {
    return Rejection.of(ProjectError.PROJECT_STATE, Map.of("state", project.state.name()), field);
  }
}
