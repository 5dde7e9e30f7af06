package org.crowdshelf.payment.payer;

/** The address of the payer's device, which some providers want to know. */
public interface PayerAddress {

  /** The IP address that the current request came from; null where it is not known. */
  String current();
}
