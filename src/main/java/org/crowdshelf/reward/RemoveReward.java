package org.crowdshelf.reward;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.EditableProjects;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;
import org.hibernate.exception.ConstraintViolationException;

/**
 * A project's own people take back what nobody chose. The database decides: a claim that was first
 * keeps the row, and so does every pledge that ever took the reward, an expired one too, because
 * the backer's history refers to it.
 */
@ApplicationScoped
public class RemoveReward {

  // One statement takes the strongest lock at once; a weaker one first could deadlock with a claim.
  private static final String DELETE = "delete from rewards where id = :reward and claimed = 0";

  private static final String THERE = "select count(*) from rewards where id = :reward";

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final Transactions transactions;
  private final RewardAccess access;
  private final EditableProjects projects;
  private final Outbox outbox;

  RemoveReward(
      Transactions transactions, RewardAccess access, EditableProjects projects, Outbox outbox) {
    this.transactions = transactions;
    this.access = access;
    this.projects = projects;
    this.outbox = outbox;
  }

  /**
   * Removes the reward for good. Rejected with PROJECT_STATE where the project is not edited now,
   * REWARD_CLAIMED where somebody chose it.
   */
  public Uni<Outcome<UUID>> run(UUID reward) {
    return access
        .ownProject(reward)
        .flatMap(project -> transactions.run(() -> remove(project, reward)))
        .onFailure(RemoveReward::isReferredTo)
        .recoverWithItem(() -> claimed());
  }

  private Uni<Outcome<UUID>> remove(UUID project, UUID reward) {
    return delete(reward)
        .flatMap(
            gone ->
                projects.edit(
                    project, "rewardId", open -> gone ? removed(project, reward) : kept(reward)));
  }

  private static Uni<Boolean> delete(UUID reward) {
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(DELETE).setParameter("reward", reward).executeUpdate())
        .map(rows -> rows == 1);
  }

  private Uni<Outcome<UUID>> removed(UUID project, UUID reward) {
    return outbox
        .tell("RewardRemoved", reward, new JsonObject().put("projectId", project.toString()))
        .replaceWith(Outcome.done(reward));
  }

  // Claimed, or removed by somebody else a moment ago.
  private static Uni<Outcome<UUID>> kept(UUID reward) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(THERE, Long.class)
                    .setParameter("reward", reward)
                    .getSingleResult())
        .map(
            there -> {
              if (there == 0) {
                throw Refusal.notFound();
              }
              return claimed();
            });
  }

  private static Outcome<UUID> claimed() {
    return Outcome.rejected(Rejection.of(RewardError.REWARD_CLAIMED, "rewardId"));
  }

  private static boolean isReferredTo(Throwable failure) {
    return failure instanceof ConstraintViolationException violation
        && FOREIGN_KEY_VIOLATION.equals(violation.getSQLState());
  }
}
