package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.project.EditableProjects;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Violations;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * A project's own people delete a reward that nobody ever chose. The database decides: a claim that
 * came first keeps the row. So does every pledge that ever included the reward, even an expired
 * one, because the backer's history refers to it.
 */
@ApplicationScoped
public class RemoveReward {

  // The first statement on the row takes the strongest lock. A weaker lock first could deadlock
  // with a claim.
  private static final String DELETE = "delete from rewards where id = $1 and claimed = 0";

  private static final String EXISTS =
      "select exists (select 1 from rewards where id = $1) as exists";

  // The foreign key by which pledges refer to their reward.
  private static final String IS_PLEDGED = "pledges_reward";

  private final Transactions transactions;
  private final Writes writes;
  private final RewardAccess access;
  private final EditableProjects projects;
  private final Outbox outbox;

  RemoveReward(
      Transactions transactions,
      Writes writes,
      RewardAccess access,
      EditableProjects projects,
      Outbox outbox) {
    this.transactions = transactions;
    this.writes = writes;
    this.access = access;
    this.projects = projects;
    this.outbox = outbox;
  }

  /**
   * Deletes the reward. Rejected with PROJECT_STATE if the project cannot be edited now, and with
   * REWARD_CLAIMED if anybody ever chose the reward.
   */
  public Uni<Outcome<UUID>> run(UUID reward) {
    return access
        .ownProject(reward)
        .flatMap(project -> transactions.run(() -> remove(project, reward)))
        .onFailure(failure -> Violations.breaks(failure, IS_PLEDGED))
        .recoverWithItem(RemoveReward::claimed);
  }

  private Uni<Outcome<UUID>> remove(UUID project, UUID reward) {
    return writes
        .change(DELETE, reward)
        .flatMap(
            deleted ->
                projects.edit(
                    project,
                    "rewardId",
                    open -> deleted == 1 ? tellRemoved(project, reward) : explain(reward)));
  }

  private Uni<Outcome<UUID>> tellRemoved(UUID project, UUID reward) {
    return outbox
        .tell(new RewardEvents.RewardRemoved(reward, project))
        .replaceWith(Outcome.done(reward));
  }

  // The reward is claimed, or another request has just deleted it.
  private Uni<Outcome<UUID>> explain(UUID reward) {
    return writes
        .one(EXISTS, row -> row.flag("exists"), reward)
        .map(
            exists -> {
              if (!exists) {
                throw Refusal.notFound();
              }
              return claimed();
            });
  }

  private static Outcome<UUID> claimed() {
    return Outcome.rejected(Rejection.of(RewardError.REWARD_CLAIMED, "rewardId"));
  }
}
