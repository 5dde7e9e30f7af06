package org.crowdshelf.payment;

/** What a provider says about a payment. */
public enum PaymentStatus {
  /** It never saw such a payment. */
  UNKNOWN,
  /** It waits for the payer. */
  PENDING,
  /** The money is there. */
  SUCCEEDED,
  /** Declined or closed: no money will come. */
  FAILED
}
