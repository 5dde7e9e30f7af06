package org.crowdshelf.pledge;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/** Ends reservations whose time ran out and frees their places. Runs on every replica. */
@ApplicationScoped
public class ExpireReservations {

  private static final Logger LOG = Logger.getLogger(ExpireReservations.class);

  private final JobGate gate;
  private final Transactions transactions;
  private final PledgeRows rows;
  private final PledgePayments payments;
  private final Clock clock;

  ExpireReservations(
      JobGate gate,
      Transactions transactions,
      PledgeRows rows,
      PledgePayments payments,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.rows = rows;
    this.payments = payments;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.pledges.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::expireDue);
  }

  /** Ends every reservation whose time ran out, each in its own transaction; answers how many. */
  public Uni<Long> expireDue() {
    return Drain.untilNone(this::takeNext);
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
        .runUnconditionally(() -> rows.postpone(failure.pledge, clock.instant()))
        .replaceWith(true);
  }

  private Uni<Boolean> expireNext() {
    return rows.lockNextDue(clock.instant())
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
