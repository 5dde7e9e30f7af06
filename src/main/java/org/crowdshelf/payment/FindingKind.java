package org.crowdshelf.payment;

import org.eclipse.microprofile.graphql.Description;

/** The kind of a difference between the books of the service and of a provider. */
@Description("How our books and a provider's differ. May grow.")
public enum FindingKind {
  @Description("Paid there, not here")
  PAID_UNKNOWN,
  @Description("Paid here, not there")
  PAYMENT_MISSING,
  @Description("Paid here and there, but not the same amount")
  AMOUNT_DIFFERS,
  @Description("Refunded there, not here")
  REFUND_UNKNOWN,
  @Description("Refunded here, not there")
  REFUND_MISSING,
  @Description("A refund that was done came back")
  REFUND_FAILED_AFTERWARDS,
  @Description("The payer's bank took money back")
  DISPUTE,
  @Description("The provider has made no bill of a day")
  BILL_MISSING,
  @Description("An authentic message that fits nothing")
  MESSAGE_UNKNOWN
}
