package org.crowdshelf.payout.port;

/**
 * The state of a payout at its provider.
 *
 * @param providerReference the provider's number of it; null where it tells none
 * @param reason the provider's code where it refused; null else
 */
public record ProviderPayout(State state, String providerReference, String reason) {

  /** The states that the port distinguishes. */
  public enum State {
    /** The provider does not know it: send it again under the same number. */
    UNKNOWN,
    /** The provider works on it. */
    PENDING,
    /** The money arrived. */
    PAID,
    /** It failed for good under this number: a new try needs a new number. */
    REFUSED
  }
}
