package org.crowdshelf.payment;

import org.eclipse.microprofile.graphql.Description;

/** Why money goes back. */
@Description("Why money goes back. May grow.")
public enum RefundReason {
  @Description("The project did not reach its goal")
  PROJECT_FAILED,
  @Description("The project was canceled")
  PROJECT_CANCELED,
  @Description("The backer canceled the pledge")
  BACKER_CANCELED,
  @Description("Paid after the reservation had run out, and no place was left")
  TOO_LATE,
  @Description("A second payment of the same pledge")
  PAID_TWICE,
  @Description("The amount was not the pledge's")
  WRONG_AMOUNT,
  @Description("The fundraiser or the site gave it back")
  GIVEN_BACK,
  @Description("Made at the provider, not here")
  MADE_AT_PROVIDER,
  @Description("The payer's bank took it back (chargeback)")
  DISPUTE
}
