package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.shared.database.Writes;

/**
 * Stores the result of a payment once, in the caller's transaction, whether it came by a message or
 * by a query. Money that arrived is booked into its subject's escrow. If no listener takes it, or
 * if it is not the payment's amount, a refund is started in the same transaction.
 */
@ApplicationScoped
class PaymentResults {

  private static final Duration NEXT_QUERY = Duration.ofHours(1);

  // The payer's id and address were for the provider alone, and are needed no longer.
  private static final String ENDED =
      """
      update payments
         set state = $2, ended_at = $3, next_query_at = $5, payer_id = null, payer_address = null,
             transaction_number = coalesce($6, transaction_number), paid_at = $7, received_minor = $8
       where id = $1 and state = any($4)""";

  private final Writes writes;
  private final Journal journal;
  private final Refunds refunds;
  private final PaymentListeners listeners;
  private final PaymentFindings findings;
  private final Clock clock;

  PaymentResults(
      Writes writes,
      Journal journal,
      Refunds refunds,
      PaymentListeners listeners,
      PaymentFindings findings,
      Clock clock) {
    this.writes = writes;
    this.journal = journal;
    this.refunds = refunds;
    this.listeners = listeners;
    this.findings = findings;
    this.clock = clock;
  }

  /** Applies what a provider says; a state that is not final changes nothing. */
  Uni<Void> apply(StoredPayment payment, ProviderPayment told) {
    return PaymentState.finalOf(told.state())
        .map(end -> end == PaymentState.SUCCEEDED ? succeed(payment, told) : end(payment, end))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> end(StoredPayment payment, PaymentState end) {
    return store(payment, end, ProviderPayment.unpaid(ProviderPayment.State.CLOSED), null)
        .flatMap(
            stored ->
                stored && end == PaymentState.FAILED
                    ? listeners.onFailed(payment.purpose())
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> succeed(StoredPayment payment, ProviderPayment told) {
    if (!payment.currency().equals(told.currency()) || told.amountMinor() < 1) {
      return findings.record(differs(payment, told));
    }
    boolean fits = PaymentRules.fits(told, payment.amountMinor(), payment.currency());
    return store(payment, PaymentState.SUCCEEDED, told, fits ? null : told.amountMinor())
        .flatMap(
            stored -> {
              if (!stored) {
                return Uni.createFrom().voidItem();
              }
              return book(payment, told.amountMinor())
                  .chain(() -> fits ? offer(payment) : refuse(payment, told));
            });
  }

  private Uni<Boolean> store(
      StoredPayment payment, PaymentState end, ProviderPayment told, Long receivedMinor) {
    Instant now = clock.instant();
    return writes
        .change(
            ENDED,
            payment.id(),
            end,
            now,
            end.reachedFrom(),
            now.plus(NEXT_QUERY),
            told.transactionNumber(),
            end == PaymentState.SUCCEEDED && told.paidAt() == null ? now : told.paidAt(),
            receivedMinor)
        .map(rows -> rows == 1);
  }

  private Uni<Void> book(StoredPayment payment, long amountMinor) {
    return journal.post(
        PaymentRules.received(payment.id(), payment.subject(), payment.currency(), amountMinor));
  }

  private Uni<Void> offer(StoredPayment payment) {
    return listeners
        .onPaid(payment.purpose())
        .flatMap(
            reason ->
                reason
                    .map(why -> refunds.startOne(payment.id(), why))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> refuse(StoredPayment payment, ProviderPayment told) {
    return findings
        .record(differs(payment, told))
        .chain(() -> refunds.startOne(payment.id(), RefundReason.WRONG_AMOUNT));
  }

  private static Finding differs(StoredPayment payment, ProviderPayment told) {
    return Finding.at(
        payment,
        FindingKind.AMOUNT_DIFFERS,
        payment.reference(),
        told.amountMinor(),
        told.currency());
  }
}
