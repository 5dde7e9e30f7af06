package org.crowdshelf.payment.port;

/**
 * The state of a refund at its provider.
 *
 * @param providerReference the provider's number of the refund; null where it tells none
 * @param destination where the money goes, as the provider tells it (招商银行信用卡0403); null where it
 *     tells none
 * @param reason the provider's code where it is neither pending nor done; null else
 */
public record ProviderRefund(
    State state, String providerReference, String destination, String reason) {

  /** The states that the port distinguishes. */
  public enum State {
    /** The provider does not know such a refund: send it again under the same number. */
    UNKNOWN,
    /** The provider accepted it; a card takes days. */
    PENDING,
    /** The money is back with the payer. */
    SUCCEEDED,
    /** Not possible now, e.g. too little balance: send it again later under the same number. */
    NOT_NOW,
    /** It failed for good under this number: a new try needs a new number. */
    CLOSED,
    /** A person has to act at the provider. */
    STUCK
  }

  /** A refund without details. */
  public static ProviderRefund of(State state, String reason) {
    return new ProviderRefund(state, null, null, reason);
  }
}
