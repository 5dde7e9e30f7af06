package org.crowdshelf.payment.port;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A provider's statement of one day of its calendar.
 *
 * @param hash the statement's SHA-256 in hexadecimal digits
 */
public record Bill(List<Line> lines, String hash) {

  /** The kinds of lines. */
  public enum Kind {
    PAYMENT,
    REFUND,
    /** Money of a refund that came back. */
    REFUND_RETURNED,
    DISPUTE,
    /** Money that the payer's bank returned after a dispute. */
    DISPUTE_WON
  }

  /**
   * A movement of money.
   *
   * @param reference our reference of the payment; the provider's where it has none of ours
   * @param refundReference our reference of the refund, or the provider's number of a refund that
   *     was made there or of a dispute; null for PAYMENT
   * @param transactionNumber the provider's number of the payment
   * @param amountMinor in minor units, positive on refunds and disputes too
   * @param feeMicros the provider's fee in millionths of the currency's major unit; negative where
   *     it is given back
   * @param failed true for a refund that the provider could not deliver: its money never left
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

  /** The references of the refunds whose money came back on the same day. */
  public Set<String> returned() {
    return lines.stream()
        .filter(line -> line.kind() == Kind.REFUND_RETURNED)
        .map(Line::refundReference)
        .collect(Collectors.toSet());
  }

  /** The bill of a day without movements. */
  public static Bill empty() {
    return new Bill(List.of(), "");
  }
}
