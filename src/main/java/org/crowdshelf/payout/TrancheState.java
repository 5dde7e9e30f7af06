package org.crowdshelf.payout;

import org.eclipse.microprofile.graphql.Description;

/** The place of a tranche on the way of its money. */
@Description("Where a tranche stands. May grow.")
public enum TrancheState {
  @Description("Not asked for yet, or sent back by a reviewer with a remark")
  PLANNED,
  @Description("Its own people asked for it; it waits for reviewers")
  REQUESTED,
  @Description("Reviewers approved it; it is about to be paid")
  APPROVED,
  @Description("On its way to the payout account, not confirmed yet")
  PAYING,
  @Description("Arrived at the payout account")
  PAID,
  @Description("An admin holds all payouts of the project")
  HELD
}
