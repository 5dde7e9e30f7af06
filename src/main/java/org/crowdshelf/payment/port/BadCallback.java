package org.crowdshelf.payment.port;

/** A message at a callback address that is not authentic or makes no sense. */
public final class BadCallback extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean authentic;

  private BadCallback(String reason, boolean authentic) {
    // No stack trace: anybody can send such messages, and a trace is costly to make.
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

  /** Returns whether the provider sent the message. */
  public boolean authentic() {
    return authentic;
  }
}
