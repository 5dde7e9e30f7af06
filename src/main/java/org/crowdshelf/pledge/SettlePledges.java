package org.crowdshelf.pledge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payment.RefundReason;
import org.crowdshelf.payment.Refunds;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Writes;

/**
 * Collects or refunds the paid pledges of an ended project, one bounded batch in each of the
 * caller's transactions. The caller makes sure that only one replica settles a project at a time.
 */
@ApplicationScoped
public class SettlePledges {

  private static final int COLLECTED_AT_ONCE = 500;
  private static final int REFUNDED_AT_ONCE = 50;

  private static final String COLLECTED =
      "select cast(coalesce(sum(amount_minor - given_back_minor), 0) as bigint) as collected from pledges where project_id = $1 and state = 'COLLECTED'";

  private static final String REFUNDING =
      "select exists (select 1 from pledges where project_id = $1 and state = 'REFUNDING') as refunding";

  private final Writes writes;
  private final PledgeRows rows;
  private final BackerCount backers;
  private final Refunds refunds;
  private final RewardPlaces places;
  private final ProjectTotals totals;
  private final Clock clock;

  SettlePledges(
      Writes writes,
      PledgeRows rows,
      BackerCount backers,
      Refunds refunds,
      RewardPlaces places,
      ProjectTotals totals,
      Clock clock) {
    this.writes = writes;
    this.rows = rows;
    this.backers = backers;
    this.refunds = refunds;
    this.places = places;
    this.totals = totals;
    this.clock = clock;
  }

  /** Collects a batch of paid pledges; answers how many, 0 when none is left. */
  public Uni<Integer> collectSome(UUID project) {
    return rows.collect(project, COLLECTED_AT_ONCE, clock.instant());
  }

  /** The sum that the project collected, in minor units. */
  public Uni<Long> collectedMinor(UUID project) {
    return writes.one(COLLECTED, row -> row.number("collected"), project);
  }

  /** Begins to refund a batch of paid pledges; answers how many, 0 when none is left. */
  public Uni<Integer> refundSome(UUID project, RefundReason reason) {
    return rows.beginRefunds(project, REFUNDED_AT_ONCE)
        .flatMap(
            batch ->
                batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : refund(project, batch, reason).replaceWith(batch.size()));
  }

  /** Returns whether a refund of the project is still under way. */
  public Uni<Boolean> areRefunding(UUID project) {
    return writes.one(REFUNDING, row -> row.flag("refunding"), project);
  }

  private Uni<Void> refund(UUID project, List<LockedPledge> batch, RefundReason reason) {
    long amountMinor = batch.stream().mapToLong(LockedPledge::leftMinor).sum();
    return refunds
        .startAll(batch.stream().map(LockedPledge::id).toList(), reason)
        .chain(() -> releasePlaces(batch))
        .chain(() -> backers.of(project))
        .flatMap(left -> totals.subtractAfterEnd(project, amountMinor, left));
  }

  // Rewards are locked in the order of their keys, so that two transactions cannot deadlock.
  private Uni<Void> releasePlaces(List<LockedPledge> batch) {
    Map<UUID, Integer> byReward =
        batch.stream()
            .filter(pledge -> pledge.reward() != null)
            .collect(
                Collectors.toMap(
                    LockedPledge::reward, LockedPledge::quantity, Integer::sum, TreeMap::new));
    return Multi.createFrom()
        .iterable(byReward.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            held -> places.release(held.getKey(), held.getValue()).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
