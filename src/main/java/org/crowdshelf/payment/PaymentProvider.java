package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import java.util.Currency;
import java.util.Map;

/**
 * The port to a payment provider. Money is captured at once; the result comes by an authenticated
 * message or by a query; refunds are completed later. Every call may be repeated, because the
 * provider identifies payments and refunds by the merchant's reference.
 */
public interface PaymentProvider {

  /** The name in the API and in the callback's address, lower case. */
  String name();

  /** Returns whether it takes payments in a currency. */
  boolean accepts(Currency currency);

  /** Starts a payment; returns the same instruction for one that was started before. */
  Uni<Instruction> start(PaymentOrder order);

  /**
   * The status of a payment; {@link PaymentStatus#UNKNOWN} if the provider has never received it.
   */
  Uni<PaymentStatus> query(String merchantReference);

  /**
   * Refunds a payment in full; returns the status of a refund that was started before.
   *
   * @param merchantReference the payment's
   * @param refundReference the refund's
   */
  Uni<RefundStatus> refund(String merchantReference, String refundReference, long amountMinor);

  /**
   * Verifies that the provider sent a message to this merchant within the last minutes, and parses
   * it.
   *
   * @param headers by lower-case name
   * @throws BadCallback if the message is not authentic, too old, or makes no sense
   */
  ProviderMessage read(Map<String, String> headers, String body);
}
