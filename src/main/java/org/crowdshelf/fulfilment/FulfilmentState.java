package org.crowdshelf.fulfilment;

import org.eclipse.microprofile.graphql.Description;

/** How far a reward is. */
@Description(
    "How far a reward is: WAITING, SENT, RECEIVED; from SENT to PROBLEM, and from there to SENT or RECEIVED. May grow.")
public enum FulfilmentState {
  @Description("To be sent")
  WAITING,
  @Description("The backer has to give an address first")
  NEEDS_BACKER,
  @Description("On its way; 15 days after the last parcel it is RECEIVED by itself")
  SENT,
  @Description("The backer has it, or said nothing else in time")
  RECEIVED,
  @Description("The backer says that it did not come, or not as promised")
  PROBLEM
}
