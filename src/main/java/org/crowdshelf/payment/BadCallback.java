package org.crowdshelf.payment;

/** A message that is not believed, or not understood. */
public final class BadCallback extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean authentic;

  private BadCallback(String reason, boolean authentic) {
    // No stack trace: anybody may send nonsense.
    super(reason, null, false, false);
    this.authentic = authentic;
  }

  /** Unsigned, wrongly signed, too old, or for another merchant. */
  public static BadCallback notAuthentic(String reason) {
    return new BadCallback(reason, false);
  }

  /** Authentic, but it makes no sense. */
  public static BadCallback nonsense(String reason) {
    return new BadCallback(reason, true);
  }

  /** Whether the provider did send it. */
  public boolean authentic() {
    return authentic;
  }
}
