package org.crowdshelf.payment.sandbox;

/** The behaviour of the sandbox, in general or for one payment. */
public enum Behaviour {
  /** Sends each result at once. */
  NORMAL,
  /** Sends each result after ten seconds. */
  SLOW,
  /** Declines every payment. */
  DECLINE,
  /** Sends each message twice. */
  TWICE,
  /** Sends PENDING after the result. */
  OUT_OF_ORDER,
  /** Sends nothing; the result is known by a query alone. */
  NEVER,
  /** Fails every refund. */
  REFUND_FAILS
}
