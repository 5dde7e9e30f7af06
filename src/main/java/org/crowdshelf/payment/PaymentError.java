package org.crowdshelf.payment;

/** Every rejection of this feature that its users can put right. */
public enum PaymentError {
  /** No such payment provider here; {provider} is what was asked for. */
  UNKNOWN_PROVIDER
}
