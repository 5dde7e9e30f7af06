package org.crowdshelf.payment.port;

/**
 * A call to a provider that has no usable answer. The outcome of the call is unknown: ask before it
 * is repeated with other parameters.
 */
public final class ProviderFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why there is no usable answer. */
  public enum Kind {
    /** A time-out, a lost connection, 429 or 5xx: repeat the call with the same parameters. */
    TRY_AGAIN,
    /** Our keys, clock, contract or request are wrong: an operator has to act. */
    MISCONFIGURED,
    /** The reference was used with other parameters, is paid or closed: ask, then use a new one. */
    REFERENCE_USED,
    /** The provider refuses this payer or this payment for good. */
    REFUSED,
    /** The answer is not the provider's. */
    NOT_AUTHENTIC
  }

  private final Kind kind;

  /**
   * @param reason the provider's code or what happened; no personal data, no keys
   */
  public ProviderFailure(Kind kind, String reason) {
    super(kind + ": " + reason, null, false, false);
    this.kind = kind;
  }

  /** Why there is no usable answer. */
  public Kind kind() {
    return kind;
  }
}
