package org.crowdshelf.payment;

/** Every rejection of this feature that its users can correct. */
public enum PaymentError {
  /** This site has no payment provider of that name, or no default one. */
  UNKNOWN_PROVIDER,
  /** The provider does not offer this scene for this project. */
  SCENE_NOT_OFFERED,
  /** The scene needs the payer's id at the provider; neither the input nor the token has it. */
  PAYER_MISSING,
  /** The origin of the return address is not one of the site's. */
  RETURN_NOT_ALLOWED,
  /** The provider takes {min} to {max} in one payment; both are in minor units of {currency}. */
  AMOUNT_NOT_PAYABLE,
  /** The provider says that the running attempt was just paid. */
  PAYMENT_UNDER_WAY,
  /** Not possible in the finding's {state}. */
  FINDING_STATE,
  /** Not possible in the refund's {state}. */
  REFUND_STATE,
  /** The provider does not say whether the refund is done, so it is not sent a second time. */
  PROVIDER_SILENT,
  /** A note has to say why. */
  NOTE_MISSING
}
