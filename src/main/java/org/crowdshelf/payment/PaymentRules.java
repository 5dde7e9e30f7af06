package org.crowdshelf.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.port.ProviderPayment;

/** Maps the states of providers to ours, and makes the postings of their money. */
final class PaymentRules {

  private static final int MAX_NAME = 100;

  /** A call that starts a payment has arrived at the provider by then, or never will. */
  private static final Duration STARTED = Duration.ofMinutes(2);

  private PaymentRules() {}

  /**
   * Returns whether a text of a message can be stored and compared: 1 to 100 characters, no control
   * characters and no unpaired surrogates.
   */
  static boolean isName(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_NAME
        && text.codePoints()
            .noneMatch(
                character ->
                    Character.isISOControl(character)
                        || Character.getType(character) == Character.SURROGATE);
  }

  /** Returns whether money is exactly what a payment is for. */
  static boolean fits(ProviderPayment told, long amountMinor, String currency) {
    return told.amountMinor() == amountMinor && currency.equals(told.currency());
  }

  /**
   * The meaning of a provider's answer: a payment that it has never received, and that can no
   * longer be started, is closed.
   */
  static ProviderPayment answered(
      ProviderPayment told, boolean closing, Instant createdAt, Instant expiresAt, Instant now) {
    boolean over = now.isAfter(expiresAt) || closing && now.isAfter(createdAt.plus(STARTED));
    return told.state() == ProviderPayment.State.UNKNOWN && over
        ? ProviderPayment.unpaid(ProviderPayment.State.CLOSED)
        : told;
  }

  /** The posting for money that arrived: it is held for its subject. */
  static Posting received(UUID payment, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "PAYMENT_RECEIVED",
        "PAYMENT",
        payment,
        subject,
        currency,
        amountMinor,
        LedgerAccount.PROVIDER_CLEARING,
        LedgerAccount.PROJECT_ESCROW);
  }

  /** The posting for the start of a refund: held money is in transit. */
  static Posting refundStarted(UUID refund, UUID subject, String currency, long amountMinor) {
    return refundStarted(refund, subject, currency, amountMinor, LedgerAccount.PROJECT_ESCROW);
  }

  /** The same for money of another account of the subject. */
  static Posting refundStarted(
      UUID refund, UUID subject, String currency, long amountMinor, LedgerAccount from) {
    return Posting.move(
        "REFUND_STARTED",
        "REFUND",
        refund,
        subject,
        currency,
        amountMinor,
        from,
        LedgerAccount.REFUNDS_IN_TRANSIT);
  }

  /** The cause of a movement of a refund whose money has left the provider. */
  record RefundCause(String type, UUID id) {

    /** The number under which the provider made the refund. */
    static RefundCause ofNumber(String number) {
      return new RefundCause("REFUND", key(number));
    }

    /** A return of the money by the payer's bank. */
    static RefundCause ofReturn(UUID id) {
      return new RefundCause("REFUND_RETURN", id);
    }
  }

  /**
   * The posting for a completed refund: the money has left the provider.
   *
   * @param cause the number under which the provider completed it, or the latest return of that
   *     number
   */
  static Posting refundCompleted(
      RefundCause cause, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "REFUND_COMPLETED",
        cause.type(),
        cause.id(),
        subject,
        currency,
        amountMinor,
        LedgerAccount.REFUNDS_IN_TRANSIT,
        LedgerAccount.PROVIDER_CLEARING);
  }

  /** The posting for a refund that the site made from its own bank account. */
  static Posting refundedOtherwise(
      RefundCause cause, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "REFUND_COMPLETED",
        cause.type(),
        cause.id(),
        subject,
        currency,
        amountMinor,
        LedgerAccount.REFUNDS_IN_TRANSIT,
        LedgerAccount.SITE_BANK);
  }

  /** The posting for a refund that came back to the provider after it was completed. */
  static Posting refundReturned(
      RefundCause cause, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "REFUND_RETURNED",
        cause.type(),
        cause.id(),
        subject,
        currency,
        amountMinor,
        LedgerAccount.PROVIDER_CLEARING,
        LedgerAccount.REFUNDS_IN_TRANSIT);
  }

  /** The posting for money that left the provider without the service: a claim. */
  static Posting taken(UUID refund, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "TAKEN_AT_PROVIDER",
        "REFUND",
        refund,
        subject,
        currency,
        amountMinor,
        LedgerAccount.DISPUTED,
        LedgerAccount.PROVIDER_CLEARING);
  }

  /** The posting for money that the payer's bank has returned: the claim ends. */
  static Posting returned(UUID dispute, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "DISPUTE_WON",
        "DISPUTE",
        dispute,
        subject,
        currency,
        amountMinor,
        LedgerAccount.PROVIDER_CLEARING,
        LedgerAccount.DISPUTED);
  }

  /** The posting that lets a subject's held money pay for what was taken at the provider. */
  static Posting charged(UUID payment, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "TAKEN_CHARGED",
        "PAYMENT",
        payment,
        subject,
        currency,
        amountMinor,
        LedgerAccount.PROJECT_ESCROW,
        LedgerAccount.DISPUTED);
  }

  /** The key that a reference of 32 hexadecimal digits is made from. */
  static UUID key(String reference) {
    return new UUID(
        Long.parseUnsignedLong(reference, 0, 16, 16),
        Long.parseUnsignedLong(reference, 16, 32, 16));
  }
}
