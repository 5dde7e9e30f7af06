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
  /** Sends no message; the service gets the result by a query alone. */
  NEVER,
  /** Captures an amount that is one minor unit too small. */
  WRONG_AMOUNT,
  /** Answers NOT_NOW to each refund. */
  REFUND_FAILS,
  /** Keeps each refund PENDING for a day. */
  REFUND_SLOW,
  /** Closes the number of each refund, so that it needs a new one. */
  REFUND_CLOSED,
  /** Cannot refund at all: a person has to act. */
  REFUND_STUCK,
  /** Completes a refund; a minute later the payer's bank returns the money to the merchant. */
  REFUND_RETURNS
}
