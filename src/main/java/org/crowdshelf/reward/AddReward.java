package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.account.Memberships;
import org.crowdshelf.project.EditableProjects;
import org.crowdshelf.project.Project;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people add a reward, also while the project is LIVE. */
@ApplicationScoped
public class AddReward {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final EditableProjects projects;
  private final Memberships memberships;
  private final RewardOrder order;
  private final Outbox outbox;
  private final Clock clock;

  AddReward(
      Transactions transactions,
      ProjectAccess access,
      EditableProjects projects,
      Memberships memberships,
      RewardOrder order,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.projects = projects;
    this.memberships = memberships;
    this.order = order;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Adds the reward at a place from 1 among the project's rewards, as the last where it is null. If
   * an existing one equals it in everything, answers with that one, so that two clicks add one
   * reward. Rejected with PROJECT_STATE if the project cannot be edited now, otherwise with every
   * invalid value, and with TOO_MANY for the 101st reward.
   */
  public Uni<Outcome<UUID>> run(UUID project, FieldValues<OfferedReward> draft, Integer place) {
    return access
        .ownPerson(project)
        .chain(() -> requireSponsor(draft.get(RewardField.SPONSOR)))
        .chain(() -> transactions.run(() -> lockAndAdd(project, draft, place)));
  }

  private Uni<Void> requireSponsor(UUID sponsor) {
    if (sponsor == null) {
      return Uni.createFrom().voidItem();
    }
    return memberships
        .existing(Set.of(sponsor))
        .invoke(
            existing -> {
              if (existing.isEmpty()) {
                throw Refusal.notFound();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Outcome<UUID>> lockAndAdd(UUID key, FieldValues<OfferedReward> draft, Integer place) {
    Uni<Void> locked = place == null ? Uni.createFrom().voidItem() : order.lock(key);
    // The lock on the project's row keeps others from adding a reward at the same time.
    return locked.chain(
        () ->
            projects.edit(
                key,
                "projectId",
                project ->
                    Reward.<Reward>list("projectId", project.id())
                        .flatMap(offered -> add(draft, place, project, offered))));
  }

  private Uni<Outcome<UUID>> add(
      FieldValues<OfferedReward> draft, Integer place, Project project, List<Reward> offered) {
    Optional<Reward> same =
        offered.stream().filter(reward -> equals(draft, reward, project)).findFirst();
    long others = offered.size() - same.stream().count();
    List<Rejection> problems =
        new ArrayList<>(
            RewardRules.checkDraft(draft, project.currency(), others, RewardRules.today(clock)));
    problems.addAll(RewardRules.checkPosition(place));
    if (!problems.isEmpty()) {
      return Uni.createFrom().item(Outcome.rejected(problems));
    }
    return same.map(reward -> Uni.createFrom().item(Outcome.done(reward.id)))
        .orElseGet(() -> store(draft, place, project, Reward.positionAfter(offered)));
  }

  private static boolean equals(FieldValues<OfferedReward> draft, Reward reward, Project project) {
    OfferedReward offered = new OfferedReward(reward, project.currency());
    return draft.differences(FieldValues.of(offered, RewardField.ALL)).isEmpty();
  }

  private Uni<Outcome<UUID>> store(
      FieldValues<OfferedReward> draft, Integer place, Project project, int position) {
    Reward reward = Reward.begun(project.id(), position, clock.instant());
    draft.write(new OfferedReward(reward, project.currency()), RewardField.ALL);
    return reward
        .<Reward>persistAndFlush()
        .chain(
            () ->
                place == null
                    ? Uni.createFrom().voidItem()
                    : order.move(project.id(), reward.id, place))
        .chain(() -> outbox.tell(new RewardEvents.RewardAdded(reward.id, reward.projectId)))
        .replaceWith(Outcome.done(reward.id));
  }
}
