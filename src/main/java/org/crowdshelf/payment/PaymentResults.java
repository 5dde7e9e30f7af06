package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.shared.database.Writes;

/**
 * Stores the result of a payment once, in the caller's transaction, whether it came by a message or
 * by a query. Money that arrived is booked into its subject's escrow. If no listener takes it, a
 * refund is started in the same transaction.
 */
@ApplicationScoped
class PaymentResults {

  private static final String ENDED =
      "update payments set state = $2, ended_at = $3 where id = $1 and state = any($4)";

  private final Writes writes;
  private final Journal journal;
  private final Refunds refunds;
  private final PaymentListeners listeners;
  private final Clock clock;

  PaymentResults(
      Writes writes, Journal journal, Refunds refunds, PaymentListeners listeners, Clock clock) {
    this.writes = writes;
    this.journal = journal;
    this.refunds = refunds;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Applies a status; one that is not final changes nothing. */
  Uni<Void> apply(StoredPayment payment, PaymentStatus status) {
    return PaymentState.finalOf(status)
        .map(end -> store(payment, end))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> store(StoredPayment payment, PaymentState end) {
    return writes
        .change(ENDED, payment.id(), end, clock.instant(), end.reachedFrom())
        .flatMap(
            rows -> {
              if (rows == 0) {
                return Uni.createFrom().voidItem();
              }
              return end == PaymentState.SUCCEEDED
                  ? book(payment)
                  : listeners.onFailed(payment.purpose());
            });
  }

  private Uni<Void> book(StoredPayment payment) {
    return journal
        .post(
            PaymentRules.received(
                payment.id(), payment.subject(), payment.currency(), payment.amountMinor()))
        .chain(() -> listeners.onPaid(payment.purpose()))
        .flatMap(taken -> taken ? Uni.createFrom().voidItem() : refunds.start(payment.purpose()));
  }
}
