package org.crowdshelf.pledge;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.jboss.logging.Logger;

/** Gives the places of reservations that ran out back, in every replica at once. */
@ApplicationScoped
public class ExpireReservations {

  private static final Logger LOG = Logger.getLogger(ExpireReservations.class);

  private static final String NEXT =
      """
      select id, project_id, account_id, reward_id, quantity, amount_minor, state
        from pledges where state = 'RESERVED' and reserved_until <= $1
       order by reserved_until, id limit 1 for no key update skip locked""";

  private static final String WAIT =
      "update pledges set reserved_until = $2 where id = $1 and state = 'RESERVED'";

  private static final Duration WAIT_AFTER_FAULT = Duration.ofMinutes(10);

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
        .uni(this::takeNext)
        .whilst(found -> found)
        .filter(found -> found)
        .collect()
        .with(Collectors.counting());
  }

  private Uni<Boolean> takeNext() {
    return transactions
        .runUnconditionally(this::expireNext)
        .onFailure(NotExpired.class)
        .recoverWithUni(this::postpone);
  }

  // One reservation that cannot be ended holds up none of the others.
  private Uni<Boolean> postpone(NotExpired failure) {
    LOG.errorf(failure.getCause(), "Pledge %s could not be expired; it waits", failure.pledge);
    return transactions
        .runUnconditionally(() -> writes.change(WAIT, failure.pledge, now().plus(WAIT_AFTER_FAULT)))
        .replaceWith(true);
  }

  private Uni<Boolean> expireNext() {
    return writes
        .one(NEXT, LockedPledge::of, now())
        .flatMap(
            pledge ->
                pledge == null ? Uni.createFrom().item(false) : expire(pledge).replaceWith(true));
  }

  private Uni<Void> expire(LockedPledge pledge) {
    return payments
        .expire(pledge)
        .onFailure()
        .transform(fault -> new NotExpired(pledge.id(), fault));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** A reservation whose rows are in disorder; its transaction was given up. */
  private static final class NotExpired extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient UUID pledge;

    NotExpired(UUID pledge, Throwable cause) {
      super(cause);
      this.pledge = pledge;
    }
  }
}
