package org.crowdshelf.payment;

import java.time.Instant;
import java.util.List;

/**
 * What a provider's statement says about one day of its calendar.
 *
 * @param hash the statement's SHA-256 in hexadecimal digits
 */
public record Bill(List<Line> lines, String hash) {

  /** What a line is about. */
  public enum Kind {
    PAYMENT,
    REFUND,
    DISPUTE
  }

  /**
   * A movement of money.
   *
   * @param reference our reference of the payment; the provider's where it has none of ours
   * @param refundReference our reference of the refund; null unless REFUND
   * @param transactionNumber the provider's number of the payment
   * @param amountMinor in minor units, positive on refunds and disputes too
   * @param feeMicros the provider's fee in millionths of the currency's major unit; negative where
   *     it is given back
   * @param failed true for a refund that the provider could not deliver
   */
  public record Line(
      Kind kind,
      String reference,
      String refundReference,
      String transactionNumber,
      long amountMinor,
      String currency,
      long feeMicros,
      boolean failed,
      Instant at) {}

  /** The bill of a day without movements. */
  public static Bill empty() {
    return new Bill(List.of(), "");
  }
}
