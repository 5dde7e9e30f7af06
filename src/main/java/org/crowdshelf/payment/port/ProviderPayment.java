package org.crowdshelf.payment.port;

import java.time.Instant;

/**
 * The state of a payment at its provider.
 *
 * @param amountMinor what the payer was charged for, in minor units, before the provider's coupons;
 *     0 where the provider tells none, as on an unpaid order
 * @param currency ISO 4217; null where the provider tells none
 * @param transactionNumber the provider's number; null before it is paid
 * @param payer the payer's id at the provider; null where it tells none
 * @param paidAt null unless SUCCEEDED
 * @param feeMinor the provider's fee in minor units; null where it is known from the bill only
 */
public record ProviderPayment(
    State state,
    long amountMinor,
    String currency,
    String transactionNumber,
    String payer,
    Instant paidAt,
    Long feeMinor) {

  /** The states that the port distinguishes. */
  public enum State {
    /** The provider does not know such a payment: the call that starts it never arrived. */
    UNKNOWN,
    /** It can be paid. */
    PENDING,
    /** It is paid, also where money was given back since. */
    SUCCEEDED,
    /** It was declined for good. */
    FAILED,
    /** It can no longer be paid: closed, or past its end at the provider. */
    CLOSED
  }

  /** A payment that is not paid. */
  public static ProviderPayment unpaid(State state) {
    return new ProviderPayment(state, 0, null, null, null, null, null);
  }
}
