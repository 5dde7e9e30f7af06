package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;

/**
 * Numbers the updates of a project 1, 2, 3 … without gaps: the project's row is locked until the
 * update is stored or given up.
 */
@ApplicationScoped
public class UpdateNumbers {

  /**
   * The next number, within the running transaction; the caller has checked the right by {@link
   * ProjectAccess#ownPerson}. Rejected as UPDATES_NOT_YET before the launch; failed and canceled
   * projects may post, people deserve an explanation.
   *
   * @throws Refusal NOT_FOUND where there is no such project
   */
  public Uni<Outcome<Integer>> next(UUID projectId, Instant now) {
    return Project.<Project>findById(projectId, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound)
        .map(
            project ->
                project.launched()
                    ? Outcome.done(project.takeUpdateNumber(now))
                    : Outcome.rejected(Rejection.of(ProjectError.UPDATES_NOT_YET, "projectId")));
  }
}
