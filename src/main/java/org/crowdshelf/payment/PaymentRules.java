package org.crowdshelf.payment;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;

/** Which messages of providers are accepted, and how their money is booked. */
final class PaymentRules {

  private static final int MAX_NAME = 100;

  private PaymentRules() {}

  /**
   * Returns whether a message names itself and its payment by texts that can be stored and
   * compared: 1 to 100 characters, no control characters and no unpaired surrogates.
   */
  static boolean isNamed(ProviderMessage message) {
    return isName(message.notificationId()) && isName(message.merchantReference());
  }

  private static boolean isName(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_NAME
        && text.codePoints()
            .noneMatch(
                character ->
                    Character.isISOControl(character)
                        || Character.getType(character) == Character.SURROGATE);
  }

  /** Returns whether a message is about the amount that is due. */
  static boolean fits(ProviderMessage message, long amountMinor, String currency) {
    return message.amountMinor() == amountMinor && currency.equals(message.currency());
  }

  /**
   * The meaning of a provider's answer to a query: a payment that the provider has never received
   * and that can no longer be started has failed.
   */
  static PaymentStatus answered(PaymentStatus status, Instant expiresAt, Instant now) {
    return status == PaymentStatus.UNKNOWN && now.isAfter(expiresAt)
        ? PaymentStatus.FAILED
        : status;
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
    return Posting.move(
        "REFUND_STARTED",
        "REFUND",
        refund,
        subject,
        currency,
        amountMinor,
        LedgerAccount.PROJECT_ESCROW,
        LedgerAccount.REFUNDS_IN_TRANSIT);
  }

  /** The posting for a completed refund: the money has left the provider. */
  static Posting refundCompleted(UUID refund, UUID subject, String currency, long amountMinor) {
    return Posting.move(
        "REFUND_COMPLETED",
        "REFUND",
        refund,
        subject,
        currency,
        amountMinor,
        LedgerAccount.REFUNDS_IN_TRANSIT,
        LedgerAccount.PROVIDER_CLEARING);
  }
}
