package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.EditableProjects;
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
  private final Outbox outbox;
  private final Clock clock;

  UpdateReward(
      Transactions transactions,
      RewardAccess access,
      EditableProjects projects,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.projects = projects;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Changes the fields that were sent. Rejected with PROJECT_STATE if the project cannot be edited
   * now, otherwise with every invalid value, LIMIT_BELOW_CLAIMED, and REWARD_CLAIMED for what
   * cannot change while places are claimed.
   */
  public Uni<Outcome<UUID>> run(UUID reward, FieldValues<OfferedReward> sent) {
    return access
        .ownProject(reward)
        .flatMap(project -> transactions.run(() -> update(project, reward, sent)));
  }

  private Uni<Outcome<UUID>> update(UUID project, UUID reward, FieldValues<OfferedReward> sent) {
    return lock(reward)
        .flatMap(
            standing ->
                projects.edit(
                    project,
                    "rewardId",
                    open -> decide(new OfferedReward(standing, open.currency()), sent)));
  }

  // Another request may have deleted it since it was looked up.
  private static Uni<Reward> lock(UUID key) {
    return Reward.<Reward>findById(key, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(Refusal::notFound);
  }

  private Uni<Outcome<UUID>> decide(OfferedReward offered, FieldValues<OfferedReward> sent) {
    FieldValues<OfferedReward> standing = FieldValues.of(offered, RewardField.CHANGEABLE);
    FieldValues<OfferedReward> changed = sent.only(sent.differences(standing));
    int claimed = offered.reward().claimed;
    List<Rejection> problems = RewardRules.checkChange(changed, claimed, RewardRules.today(clock));
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    return changed.isEmpty()
        ? Uni.createFrom().item(Outcome.done(offered.reward().id))
        : store(offered, changed);
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
