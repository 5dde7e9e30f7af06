package org.crowdshelf.pledge;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;

/** Gives the places of reservations that ran out back, in every replica at once. */
@ApplicationScoped
public class ExpireReservations {

  private static final String NEXT =
      """
      select id, project_id, account_id, reward_id, quantity, amount_minor, state
        from pledges where state = 'RESERVED' and reserved_until <= $1
       order by reserved_until, id limit 1 for no key update skip locked""";

  private final Transactions transactions;
  private final Writes writes;
  private final PledgePayments payments;
  private final Clock clock;

  ExpireReservations(
      Transactions transactions, Writes writes, PledgePayments payments, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.payments = payments;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.pledges.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return expireDue().replaceWithVoid();
  }

  /** Ends every reservation that ran out, a transaction each; answers how many. */
  public Uni<Long> expireDue() {
    return Multi.createBy()
        .repeating()
        .uni(() -> transactions.runUnconditionally(this::expireNext))
        .whilst(found -> found)
        .filter(found -> found)
        .collect()
        .with(Collectors.counting());
  }

  private Uni<Boolean> expireNext() {
    return writes
        .one(NEXT, LockedPledge::of, clock.instant().atOffset(ZoneOffset.UTC))
        .flatMap(
            pledge ->
                pledge == null
                    ? Uni.createFrom().item(false)
                    : payments.expire(pledge).replaceWith(true));
  }
}
