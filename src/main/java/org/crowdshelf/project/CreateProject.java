package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;

/** A fundraiser begins a project: a draft that only its own people and reviewers see. */
@ApplicationScoped
public class CreateProject {

  private final Transactions transactions;
  private final ProjectReferences references;
  private final ProjectHistory history;
  private final Clock clock;

  CreateProject(
      Transactions transactions,
      ProjectReferences references,
      ProjectHistory history,
      Clock clock) {
    this.transactions = transactions;
    this.references = references;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Stores the draft. Rejected with every value that cannot be taken, with NOT_A_MEMBER,
   * RELAUNCH_NOT_YOURS or RELAUNCH_NOT_ENDED.
   */
  public Uni<Outcome<UUID>> run(UUID fundraiser, FieldValues<WrittenProject> draft) {
    List<Rejection> problems = new ArrayList<>(ProjectRules.check(draft));
    return references
        .check(fundraiser, draft)
        .flatMap(
            unfit -> {
              problems.addAll(unfit);
              return problems.isEmpty()
                  ? transactions.run(() -> store(fundraiser, draft))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(UUID fundraiser, FieldValues<WrittenProject> draft) {
    WrittenProject written = WrittenProject.begun(fundraiser, clock.instant());
    written.write(draft, ProjectField.ALL, clock.instant());
    Project project = written.project();
    return written
        .store()
        .chain(
            () ->
                history.recordAndTell(
                    project,
                    fundraiser,
                    ProjectDeed.CREATED,
                    new JsonObject(),
                    new ProjectEvents.ProjectCreated(project.id)))
        .replaceWith(Outcome.done(project.id));
  }
}
