package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.signin.CurrentAccount;
import org.crowdshelf.account.signin.Role;
import org.crowdshelf.project.content.ReviewDecision;
import org.crowdshelf.project.content.ReviewRemark;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** A reviewer decides on a submitted project that is not their own. */
@ApplicationScoped
public class ReviewProject {

  private final Transactions transactions;
  private final CurrentAccount currentAccount;
  private final ProjectAccess access;
  private final LaunchProjects launches;
  private final ProjectHistory history;
  private final Clock clock;

  ReviewProject(
      Transactions transactions,
      CurrentAccount currentAccount,
      ProjectAccess access,
      LaunchProjects launches,
      ProjectHistory history,
      Clock clock) {
    this.transactions = transactions;
    this.currentAccount = currentAccount;
    this.access = access;
    this.launches = launches;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Approves, which starts the clock or has the project wait for its planned launch; sends back; or
   * rejects. Rejected itself with OWN_PROJECT, PROJECT_STATE, REMARK_MISSING and what is wrong with
   * the remarks.
   */
  public Uni<Outcome<UUID>> run(UUID key, ReviewDecision decision, List<ReviewRemark> remarks) {
    UUID reviewer = currentAccount.account(Role.REVIEWER);
    List<Rejection> problems = ReviewRules.check(decision, remarks);
    return access
        .ownOfReviewer(key)
        .flatMap(
            own -> {
              if (own) {
                return rejected(Rejection.of(ProjectError.OWN_PROJECT, "projectId"));
              }
              return problems.isEmpty()
                  ? transactions.run(() -> review(key, reviewer, decision, remarks))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> review(
      UUID key, UUID reviewer, ReviewDecision decision, List<ReviewRemark> remarks) {
    return Project.locked(key)
        .flatMap(
            project -> {
              // An approved project waits for its launch; nobody decides on it twice.
              boolean open = project.state == ProjectState.IN_REVIEW && project.approvedAt == null;
              return open
                  ? decide(project, reviewer, decision, remarks)
                  : rejected(project.state.refusal());
            });
  }

  private Uni<Outcome<UUID>> decide(
      Project project, UUID reviewer, ReviewDecision decision, List<ReviewRemark> remarks) {
    Instant now = clock.instant();
    return ProjectReview.of(project, reviewer, decision, remarks, now)
        .persist()
        .chain(
            () ->
                switch (decision) {
                  case APPROVE -> approve(project, reviewer, now);
                  case REQUEST_CHANGES -> requestChanges(project, reviewer, now);
                  case REJECT -> reject(project, reviewer, now);
                })
        .replaceWith(Outcome.done(project.id));
  }

  private Uni<Void> approve(Project project, UUID reviewer, Instant now) {
    project.approve(now);
    return history
        .recordAndTell(
            project,
            reviewer,
            ProjectDeed.APPROVED,
            new JsonObject(),
            new ProjectEvents.ProjectApproved(project.id))
        .chain(() -> project.dueAt(now) ? launches.launch(project) : Uni.createFrom().voidItem());
  }

  private Uni<Void> requestChanges(Project project, UUID reviewer, Instant now) {
    project.decline(ProjectState.CHANGES_REQUESTED, now);
    return history.recordAndTell(
        project,
        reviewer,
        ProjectDeed.CHANGES_REQUESTED,
        new JsonObject(),
        new ProjectEvents.ProjectChangesRequested(project.id));
  }

  private Uni<Void> reject(Project project, UUID reviewer, Instant now) {
    project.decline(ProjectState.REJECTED, now);
    return history.recordAndTell(
        project,
        reviewer,
        ProjectDeed.REJECTED,
        new JsonObject(),
        new ProjectEvents.ProjectRejected(project.id));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }
}
