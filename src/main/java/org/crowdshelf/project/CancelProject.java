package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/**
 * Cancels a project before its end, for its own people or a reviewer. Settlement gives back what
 * was paid.
 */
@ApplicationScoped
public class CancelProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectHistory history;
  private final Clock clock;

  CancelProject(
      Transactions transactions, ProjectAccess access, ProjectHistory history, Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.history = history;
    this.clock = clock;
  }

  /** Cancels; rejected with PROJECT_STATE once it ended, and where the reason cannot be taken. */
  public Uni<Outcome<UUID>> run(UUID key, String reason) {
    List<Rejection> problems = ReviewRules.checkReason(reason);
    return access
        .ownPersonOrReviewer(key)
        .flatMap(
            person ->
                problems.isEmpty()
                    ? transactions.run(() -> cancel(key, person, reason))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> cancel(UUID key, UUID person, String reason) {
    return Project.locked(key)
        .flatMap(
            project -> {
              boolean possible =
                  project.state.mayBecome(ProjectState.CANCELED)
                      && !project.isOver(clock.instant());
              return possible
                  ? cancel(project, person, reason)
                  : Uni.createFrom().item(Outcome.rejected(project.state.refusal()));
            });
  }

  private Uni<Outcome<UUID>> cancel(Project project, UUID person, String reason) {
    project.cancel(clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.CANCELED,
            new JsonObject().put("reason", reason),
            new ProjectEvents.ProjectCanceled(project.id))
        .replaceWith(Outcome.done(project.id));
  }
}
