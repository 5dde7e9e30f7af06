package org.crowdshelf.payment;

/** The status of a payment at its provider. */
public enum PaymentStatus {
  /** The provider has never received the payment. */
  UNKNOWN,
  /** The provider waits for the payer. */
  PENDING,
  /** The provider has captured the money. */
  SUCCEEDED,
  /** Declined or closed: no money will arrive. */
  FAILED
}
