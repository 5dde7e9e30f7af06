package org.crowdshelf.payment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A difference between the service's books and a provider's.
 *
 * @param payment null where nothing of ours fits
 * @param reference what the provider names: a payment, a refund, or a message
 * @param amountMinor what the provider says, in minor units; null where it tells none
 * @param currency null where there is no amount
 * @param billDay the day of the bill in the provider's calendar; null where no bill found it
 */
record Finding(
    FindingKind kind,
    String provider,
    String account,
    UUID payment,
    String reference,
    Long amountMinor,
    String currency,
    LocalDate billDay) {

  /** A difference at a payment of ours, told by a message or an answer. */
  static Finding at(
      StoredPayment payment,
      FindingKind kind,
      String reference,
      long amountMinor,
      String currency) {
    return new Finding(
        kind,
        payment.route().provider(),
        payment.route().account(),
        payment.id(),
        reference,
        currency == null ? null : amountMinor,
        currency,
        null);
  }

  /** A message that fits nothing of ours. */
  static Finding unknown(
      FindingKind kind,
      String provider,
      String account,
      String reference,
      long amountMinor,
      String currency) {
    return new Finding(
        kind,
        provider,
        account,
        null,
        reference,
        currency == null ? null : amountMinor,
        currency,
        null);
  }
}
