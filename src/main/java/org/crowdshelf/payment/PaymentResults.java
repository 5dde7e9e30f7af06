package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.shared.database.Writes;

/**
 * Books what became of a payment, in the caller's transaction and once, whether a message or a
 * question told it. Money that came is booked into its subject's escrow; where its listeners do not
 * take it, a refund begins in the same transaction.
 */
@ApplicationScoped
class PaymentResults {

  // A provider may take the money after it said no; money is never overlooked.
  private static final String SUCCEEDED =
      "update payments set state = 'SUCCEEDED', ended_at = $2 where id = $1 and state <> 'SUCCEEDED'";

  private static final String FAILED =
      "update payments set state = 'FAILED', ended_at = $2 where id = $1 and state in ('CREATED', 'PENDING')";

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

  /** Applies a status; one that tells no end changes nothing. */
  Uni<Void> apply(StoredPayment payment, PaymentStatus status) {
    return switch (status) {
      case SUCCEEDED -> succeed(payment);
      case FAILED -> fail(payment);
      case PENDING, UNKNOWN -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> succeed(StoredPayment payment) {
    return ended(SUCCEEDED, payment)
        .flatMap(first -> first ? take(payment) : Uni.createFrom().voidItem());
  }

  private Uni<Void> take(StoredPayment payment) {
    return journal
        .post(
            Posting.move(
                "PAYMENT_RECEIVED",
                "PAYMENT",
                payment.id(),
                payment.subject(),
                payment.currency(),
                payment.amountMinor(),
                LedgerAccount.PROVIDER_CLEARING,
                LedgerAccount.PROJECT_ESCROW))
        .chain(() -> listeners.onPaid(payment.purpose()))
        .flatMap(taken -> taken ? Uni.createFrom().voidItem() : refunds.begin(payment.purpose()));
  }

  private Uni<Void> fail(StoredPayment payment) {
    return ended(FAILED, payment)
        .flatMap(
            first -> first ? listeners.onFailed(payment.purpose()) : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> ended(String statement, StoredPayment payment) {
    return writes
        .change(statement, payment.id(), clock.instant().atOffset(ZoneOffset.UTC))
        .map(rows -> rows == 1);
  }
}
