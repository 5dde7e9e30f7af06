package org.crowdshelf.payment;

import org.eclipse.microprofile.graphql.Description;

/** An admin's way to resolve a refund that is stuck. */
@Description("How a refund that is STUCK goes on.")
public enum RefundResolution {
  @Description("It is tried again under a new number")
  TRY_AGAIN,
  @Description("The payer got the money another way, e.g. by a bank transfer")
  DONE_OTHERWISE
}
