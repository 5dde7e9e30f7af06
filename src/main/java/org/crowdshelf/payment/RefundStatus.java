package org.crowdshelf.payment;

/** What a provider says about a refund. */
public enum RefundStatus {
  /** Taken on, not done. */
  PENDING,
  /** The money is back with the payer. */
  SUCCEEDED,
  /** Not possible now; to be tried again. */
  FAILED
}
