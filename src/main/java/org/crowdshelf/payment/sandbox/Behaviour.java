package org.crowdshelf.payment.sandbox;

/** How the provider behaves, as a whole or for one payment. */
public enum Behaviour {
  /** Tells every end at once. */
  NORMAL,
  /** Tells after ten seconds. */
  SLOW,
  /** Declines whoever pays. */
  DECLINE,
  /** Tells twice. */
  TWICE,
  /** Tells a wait first and sends it after the end. */
  OUT_OF_ORDER,
  /** Never tells; it can only be asked. */
  NEVER,
  /** Takes refunds and fails. */
  REFUND_FAILS
}
