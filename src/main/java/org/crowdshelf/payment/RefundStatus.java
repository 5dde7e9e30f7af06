package org.crowdshelf.payment;

/** The status of a refund at its provider. */
public enum RefundStatus {
  /** Accepted, not completed. */
  PENDING,
  /** The payer has the money back. */
  SUCCEEDED,
  /** Not possible now; the service tries again. */
  FAILED
}
