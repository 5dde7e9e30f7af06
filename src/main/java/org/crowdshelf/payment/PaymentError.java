package org.crowdshelf.payment;

/** Every rejection of this feature that its users can correct. */
public enum PaymentError {
  /** This site has no payment provider of that name, or no default one. */
  UNKNOWN_PROVIDER
}
