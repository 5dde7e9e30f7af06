package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.EditableProjects;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * A project's own people change a reward. The reward's row is locked, so a place is claimed either
 * before and counts, or after and under the new limit.
 */
@ApplicationScoped
public class UpdateReward {

  private final Transactions transactions;
  private final RewardAccess access;
  private final EditableProjects projects;
  private final RewardOrder order;
  private final Outbox outbox;
  private final Clock clock;

  UpdateReward(
      Transactions transactions,
      RewardAccess access,
      EditableProjects projects,
      RewardOrder order,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.projects = projects;
    this.order = order;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes the fields that were sent, and moves the reward to a place from 1 among the project's
   * rewards unless it is null. Rejected with PROJECT_STATE if the project cannot be edited now,
   * otherwise with every invalid value, LIMIT_BELOW_CLAIMED, PRICE_FROZEN, KIND_FROZEN and FROZEN
   * for what cannot change once the project was live, and REWARD_CLAIMED for what cannot change
   * while places are claimed.
   */
  public Uni<Outcome<UUID>> run(UUID reward, FieldValues<OfferedReward> sent, Integer place) {
    return access
        .ownProject(reward)
        .flatMap(project -> transactions.run(() -> update(project, reward, sent, place)));
  }

  private Uni<Outcome<UUID>> update(
      UUID project, UUID reward, FieldValues<OfferedReward> sent, Integer place) {
    Uni<Void> locked = place == null ? Uni.createFrom().voidItem() : order.lock(project);
    return locked
        .chain(() -> lock(reward))
        .flatMap(
            standing ->
                projects.edit(
                    project,
                    "rewardId",
                    open -> {
                      boolean live = open.state() == ProjectState.LIVE;
                      OfferedReward offered = new OfferedReward(standing, open.currency());
                      return decide(offered, live, sent, place);
                    }));
  }

  // Another request may have deleted it since it was looked up.
  private static Uni<Reward> lock(UUID key) {
    return Reward.<Reward>findById(key, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  private Uni<Outcome<UUID>> decide(
      OfferedReward offered, boolean live, FieldValues<OfferedReward> sent, Integer place) {
    FieldValues<OfferedReward> standing = FieldValues.of(offered, RewardField.CHANGEABLE);
    FieldValues<OfferedReward> changed = sent.only(sent.differences(standing));
    List<Rejection> problems =
        new ArrayList<>(RewardRules.checkChange(changed, offered, live, RewardRules.today(clock)));
    problems.addAll(RewardRules.checkPosition(place));
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    Reward reward = offered.reward();
    Uni<Void> moved =
        place == null
            ? Uni.createFrom().voidItem()
            : order.move(reward.projectId, reward.id, place);
    return moved.chain(
        () ->
            changed.isEmpty()
                ? Uni.createFrom().item(Outcome.done(reward.id))
                : store(offered, changed));
  }

  private Uni<Outcome<UUID>> store(OfferedReward offered, FieldValues<OfferedReward> changed) {
    changed.write(offered, changed.fields());
    Reward reward = offered.reward();
    List<String> fields = changed.fields().stream().map(Field::name).toList();
    return outbox
        .tell(new RewardEvents.RewardChanged(reward.id, reward.projectId, fields))
        .replaceWith(Outcome.done(reward.id));
  }
}
