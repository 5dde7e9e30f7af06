package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Applies what a provider says about money that left a payment: a refund that the service asked
 * for, one that was made at the provider, or a dispute. Runs in the transaction that records the
 * message.
 */
@ApplicationScoped
class RefundNotifications {

  private static final String REFUND =
      """
      select id, true as current from refunds where payment_id = $1 and merchant_reference = $2
      union all
      select r.id, false from refund_tries t join refunds r on r.id = t.refund_id
       where r.payment_id = $1 and t.merchant_reference = $2""";

  private record Numbered(UUID refund, boolean current) {
    static Numbered of(Row row) {
      return new Numbered(row.uuid("id"), row.flag("current"));
    }
  }

  private final Writes writes;
  private final RefundResults results;
  private final ForeignRefunds foreign;
  private final PaymentFindings findings;

  RefundNotifications(
      Writes writes, RefundResults results, ForeignRefunds foreign, PaymentFindings findings) {
    this.writes = writes;
    this.results = results;
    this.foreign = foreign;
    this.findings = findings;
  }

  /** Books a dispute that took the money, or one that was won. */
  Uni<Void> hearDispute(StoredPayment payment, ProviderEvent.Disputed disputed) {
    return disputed.taken()
        ? foreign.take(
            payment,
            RefundReason.DISPUTE,
            FindingKind.DISPUTE,
            disputed.reference(),
            disputed.amountMinor(),
            disputed.currency())
        : foreign.win(payment, disputed.reference(), disputed.amountMinor(), disputed.currency());
  }

  /** Applies the state of a refund, found by the number that the provider knows it by. */
  Uni<Void> hearRefund(StoredPayment payment, ProviderEvent.RefundChanged changed) {
    return writes
        .one(REFUND, Numbered::of, payment.id(), changed.refundReference())
        .flatMap(known -> apply(payment, changed, known));
  }

  // A number that was replaced has failed, as the message says; money under it would be news.
  private Uni<Void> apply(
      StoredPayment payment, ProviderEvent.RefundChanged changed, Numbered known) {
    if (known != null && known.current()) {
      return results.hear(known.refund(), changed.refundReference(), changed.refund());
    }
    return known == null || changed.refund().state() == ProviderRefund.State.SUCCEEDED
        ? takeForeign(payment, changed)
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> takeForeign(StoredPayment payment, ProviderEvent.RefundChanged changed) {
    boolean told = changed.amountMinor() != ProviderEvent.RefundChanged.NOT_TOLD;
    return changed.refund().state() == ProviderRefund.State.SUCCEEDED && told
        ? foreign.take(
            payment,
            RefundReason.MADE_AT_PROVIDER,
            FindingKind.REFUND_UNKNOWN,
            changed.refundReference(),
            changed.amountMinor(),
            changed.currency())
        : findings.record(
            Finding.at(
                payment,
                FindingKind.REFUND_UNKNOWN,
                changed.refundReference(),
                changed.amountMinor(),
                told ? changed.currency() : null));
  }
}
