package org.crowdshelf.pledge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.payment.Refunds;
import org.crowdshelf.project.ProjectTotals;
import org.crowdshelf.reward.RewardPlaces;
import org.crowdshelf.shared.database.Writes;

/**
 * What the end of a project does to its paid pledges, a bounded batch at a time in the caller's
 * transaction. The caller sees to it that one at a time settles a project.
 */
@ApplicationScoped
public class SettlePledges {

  private static final int COLLECTED_AT_ONCE = 500;
  private static final int REFUNDED_AT_ONCE = 50;

  private static final String COLLECT =
      """
      update pledges set state = 'COLLECTED', collected_at = $2
       where id in (select id from pledges where project_id = $1 and state = 'PAID' order by id limit $3 for no key update)""";

  private static final String COLLECTED =
      "select cast(coalesce(sum(amount_minor), 0) as bigint) from pledges where project_id = $1 and state = 'COLLECTED'";

  private static final String REFUND =
      """
      update pledges set state = 'REFUNDING'
       where id in (select id from pledges where project_id = $1 and state = 'PAID' order by id limit $2 for no key update)
      returning id, project_id, account_id, reward_id, quantity, amount_minor, state""";

  private static final String BACKERS =
      "select count(distinct account_id) from pledges where project_id = $1 and state in ('PAID', 'COLLECTED')";

  private static final String REFUNDING =
      "select exists (select 1 from pledges where project_id = $1 and state = 'REFUNDING')";

  private final Writes writes;
  private final Refunds refunds;
  private final RewardPlaces places;
  private final ProjectTotals totals;
  private final Clock clock;

  SettlePledges(
      Writes writes, Refunds refunds, RewardPlaces places, ProjectTotals totals, Clock clock) {
    this.writes = writes;
    this.refunds = refunds;
    this.places = places;
    this.totals = totals;
    this.clock = clock;
  }

  /** Makes paid pledges the project's; answers how many, 0 when all are. */
  public Uni<Integer> collectSome(UUID project) {
    return writes.change(
        COLLECT, project, clock.instant().atOffset(ZoneOffset.UTC), COLLECTED_AT_ONCE);
  }

  /** What the project collected, in minor units. */
  public Uni<Long> collectedMinor(UUID project) {
    return writes.one(COLLECTED, row -> row.number(0), project);
  }

  /** Begins to give paid pledges back; answers how many, 0 when all are on their way. */
  public Uni<Integer> refundSome(UUID project) {
    return writes
        .list(REFUND, LockedPledge::of, project, REFUNDED_AT_ONCE)
        .flatMap(
            batch ->
                batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : refund(project, batch).replaceWith(batch.size()));
  }

  /** Whether money is still on its way back. */
  public Uni<Boolean> areRefunding(UUID project) {
    return writes.one(REFUNDING, row -> row.flag(0), project);
  }

  private Uni<Void> refund(UUID project, List<LockedPledge> batch) {
    long amountMinor = batch.stream().mapToLong(LockedPledge::amountMinor).sum();
    return refunds
        .begin(batch.stream().map(LockedPledge::id).toList())
        .chain(() -> release(batch))
        .chain(() -> writes.one(BACKERS, row -> (int) row.number(0), project))
        .flatMap(backers -> totals.subtractAfterEnd(project, amountMinor, backers));
  }

  // Rewards in the order of their keys: whoever takes several takes them in this order.
  private Uni<Void> release(List<LockedPledge> batch) {
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
            taken -> places.release(taken.getKey(), taken.getValue()).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
