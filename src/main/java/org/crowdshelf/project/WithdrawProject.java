package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;

/** A project's own people take it back from the review, or from its planned launch. */
@ApplicationScoped
public class WithdrawProject {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final ProjectHistory history;
  private final Clock clock;

  WithdrawProject(
      Transactions transactions, ProjectAccess access, ProjectHistory history, Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Withdraws: the project can be changed and has to be submitted and reviewed again. Rejected with
   * PROJECT_STATE unless it is IN_REVIEW; a decision or a launch that came first stands.
   */
  public Uni<Outcome<UUID>> run(UUID key) {
    return access.ownPerson(key).flatMap(person -> transactions.run(() -> lock(key, person)));
  }

  private Uni<Outcome<UUID>> lock(UUID key, UUID person) {
    return Project.locked(key)
        .flatMap(
            project ->
                project.state == ProjectState.IN_REVIEW
                    ? store(project, person)
                    : Uni.createFrom().item(Outcome.rejected(project.state.refusal())));
  }

  private Uni<Outcome<UUID>> store(Project project, UUID person) {
    project.withdraw(clock.instant());
    return history
        .recordAndTell(
            project,
            person,
            ProjectDeed.WITHDRAWN,
            new JsonObject(),
            new ProjectEvents.ProjectWithdrawn(project.id))
        .replaceWith(Outcome.done(project.id));
  }
}
