package org.crowdshelf.payout.port;

import java.util.Map;

/**
 * The state of a payout at its provider.
 *
 * @param providerReference the provider's number of it; null where it tells none
 * @param reason the provider's code where it refused; null else
 * @param toConfirm what the receiver's app has to be given so that they accept the money; empty
 *     where they need not, or where this answer does not tell it
 */
public record ProviderPayout(
    State state, String providerReference, String reason, Map<String, String> toConfirm) {

  /** One that the receiver need not accept. */
  public ProviderPayout(State state, String providerReference, String reason) {
    this(state, providerReference, reason, Map.of());
  }

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
