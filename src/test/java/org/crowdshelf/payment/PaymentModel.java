package org.crowdshelf.payment;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;

/** A payment and its refund in memory, driven by the rules of this feature. */
public final class PaymentModel {

  /** The effect of a status on a payment. */
  public enum News {
    NONE,
    MONEY_CAME,
    NO_MONEY_COMES
  }

  private static final String CURRENCY = "CNY";

  private final UUID id;
  private final UUID refundId;
  private final UUID subject;
  private final long amountMinor;
  private final Instant expiresAt;
  private final Consumer<Posting> journal;
  private PaymentState state = PaymentState.CREATED;
  private RefundState refund;

  /** A payment that the provider does not know yet. */
  public PaymentModel(
      int number, UUID subject, long amountMinor, Instant expiresAt, Consumer<Posting> journal) {
    this.id = new UUID(1, number);
    this.refundId = new UUID(2, number);
    this.subject = subject;
    this.amountMinor = amountMinor;
    this.expiresAt = expiresAt;
    this.journal = journal;
  }

  /** Starts it at the provider, as StartPayment does. */
  public void started() {
    if (state == PaymentState.CREATED) {
      become(PaymentState.PENDING);
    }
  }

  /** The content of a message about the payment. */
  public News told(ProviderPayment told) {
    return PaymentState.finalOf(told.state()).map(end -> end(end, told)).orElse(News.NONE);
  }

  /** The answer to a query. */
  public News answer(ProviderPayment told, Instant now) {
    return told(PaymentRules.answered(told, false, now, expiresAt, now));
  }

  /** The provider's status of its refund; returns true if this completes it. */
  public boolean applyRefund(ProviderRefund told) {
    if (refund == null) {
      return false;
    }
    switch (told.state()) {
      case SUCCEEDED -> {
        if (RefundState.DONE.reachedFrom().contains(refund)) {
          refund = RefundState.DONE;
          journal.accept(
              PaymentRules.refundCompleted(
                  new PaymentRules.RefundCause("REFUND", refundId),
                  subject,
                  CURRENCY,
                  amountMinor));
          return true;
        }
      }
      case PENDING -> {
        if (RefundState.SENT.reachedFrom().contains(refund)) {
          refund = RefundState.SENT;
        }
      }
      default -> {}
    }
    return false;
  }

  /** Starts its refund; only a paid payment, and once. */
  public void beginRefund() {
    if (state != PaymentState.SUCCEEDED || refund != null) {
      throw new IllegalStateException("a refund of what was never paid, or a second one");
    }
    refund = RefundState.WAITING;
    journal.accept(PaymentRules.refundStarted(refundId, subject, CURRENCY, amountMinor));
  }

  /** Marks the refund as failing, after many attempts. */
  public void keepFailing() {
    if (refund.moves().contains(RefundState.FAILING)) {
      refund = RefundState.FAILING;
    }
  }

  private News end(PaymentState end, ProviderPayment told) {
    boolean foreign =
        end == PaymentState.SUCCEEDED && !PaymentRules.fits(told, amountMinor, CURRENCY);
    if (foreign || !end.reachedFrom().contains(state)) {
      return News.NONE;
    }
    become(end);
    if (end == PaymentState.CLOSED) {
      return News.NONE;
    }
    if (end == PaymentState.FAILED) {
      return News.NO_MONEY_COMES;
    }
    journal.accept(PaymentRules.received(id, subject, CURRENCY, amountMinor));
    return News.MONEY_CAME;
  }

  private void become(PaymentState next) {
    if (!state.moves().contains(next)) {
      throw new IllegalStateException(state + " to " + next);
    }
    state = next;
  }

  public String state() {
    return state.name();
  }

  /** The state of its refund; null if none was started. */
  public String refund() {
    return refund == null ? null : refund.name();
  }

  public boolean ended() {
    return !state.isLive();
  }

  public boolean isLive() {
    return state.isLive();
  }

  public boolean arrived() {
    return state == PaymentState.SUCCEEDED;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public long amountMinor() {
    return amountMinor;
  }
}
