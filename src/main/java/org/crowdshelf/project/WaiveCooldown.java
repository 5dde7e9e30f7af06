package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** A reviewer lets a project that is not their own be submitted in spite of the cool-down. */
@ApplicationScoped
public class WaiveCooldown {

  private final Transactions transactions;
  private final CurrentAccount currentAccount;
  private final ProjectAccess access;
  private final ProjectHistory history;
  private final Clock clock;

  WaiveCooldown(
      Transactions transactions,
      CurrentAccount currentAccount,
      ProjectAccess access,
      ProjectHistory history,
      Clock clock) {
    this.transactions = transactions;
    this.currentAccount = currentAccount;
    this.access = access;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Waives it and records who did and why. Rejected with OWN_PROJECT, with PROJECT_STATE where the
   * project cannot be submitted anyway, and where the reason cannot be taken.
   */
  public Uni<Outcome<UUID>> run(UUID key, String reason) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    return access
        .ownOfReviewer(key)
        .map(own -> problems(own, reason))
        .flatMap(
            problems ->
                problems.isEmpty()
                    ? transactions.run(() -> waive(key, reviewer, reason))
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private static List<Rejection> problems(boolean own, String reason) {
    List<Rejection> problems = new ArrayList<>(ReviewRules.checkReason(reason));
    if (own) {
      problems.add(Rejection.of(ProjectError.OWN_PROJECT, "projectId"));
    }
    return problems;
  }

  private Uni<Outcome<UUID>> waive(UUID key, UUID reviewer, String reason) {
    return Project.locked(key)
        .flatMap(
            project ->
                project.state.isWritten()
                    ? waive(project, reviewer, reason)
                    : Uni.createFrom().item(Outcome.rejected(project.state.refusal())));
  }

  private Uni<Outcome<UUID>> waive(Project project, UUID reviewer, String reason) {
    project.waiveCooldown(clock.instant());
    return history
        .record(
            project, reviewer, ProjectDeed.COOLDOWN_WAIVED, new JsonObject().put("reason", reason))
        .replaceWith(Outcome.done(project.id));
  }
}
