package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import java.util.Currency;
import java.util.Map;

/**
 * A payment provider, as WeChat Pay, Alipay, Stripe and the sandbox all are: money is captured at
 * once, the result comes by an authenticated message or by asking, and refunds end later on their
 * own. Every call may be repeated: the provider tells payments and refunds apart by the merchant's
 * reference.
 */
public interface PaymentProvider {

  /** Its name in the API and in the callback's address, lower case. */
  String name();

  /** Returns whether it takes payments in a currency. */
  boolean accepts(Currency currency);

  /** Begins a payment, or answers again for one that was begun. */
  Uni<Instruction> start(PaymentOrder order);

  /** What became of a payment; {@link PaymentStatus#UNKNOWN} where the provider never saw it. */
  Uni<PaymentStatus> query(String merchantReference);

  /**
   * Gives a payment back whole, or answers again for a refund that was begun.
   *
   * @param merchantReference the payment's
   * @param refundReference the refund's
   */
  Uni<RefundStatus> refund(String merchantReference, String refundReference, long amountMinor);

  /**
   * Reads a message after proving that the provider sent it, now, to this merchant.
   *
   * @param headers by lower-case name
   * @throws BadCallback where it is not authentic, too old, or makes no sense
   */
  ProviderMessage read(Map<String, String> headers, String body);
}
