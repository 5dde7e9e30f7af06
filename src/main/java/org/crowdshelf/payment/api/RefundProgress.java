package org.crowdshelf.payment.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** The state of a refund as clients see it. */
@Name("RefundProgress")
@Description("The state of a refund. May grow.")
public enum RefundProgress {
  @Description("The provider has not accepted it yet")
  WAITING,
  @Description("The provider works on it: a wallet takes minutes, a card up to some days")
  SENT,
  @Description("The payer has the money back")
  DONE,
  @Description("Not possible this way; an admin decides how it goes on")
  STUCK;

  /** The state that a row shows; the service keeps trying a refund that fails. */
  static RefundProgress of(String state) {
    return state.equals("FAILING") ? WAITING : valueOf(state);
  }
}
