package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** The rules for the money at the end. */
@Description("What happens to the money at the end. May grow.")
public enum FundingRule {
  @Description("All pledges are refunded unless the goal is reached")
  ALL_OR_NOTHING,
  @Description("The project gets what was raised, whether or not the goal is reached")
  KEEP_WHAT_IS_RAISED;

  /**
   * The state of a project at its end: ALL_OR_NOTHING needs the goal, KEEP_WHAT_IS_RAISED needs one
   * minor unit.
   */
  ProjectState outcome(long raisedMinor, long goalMinor) {
    long neededMinor = this == ALL_OR_NOTHING ? goalMinor : 1;
    return raisedMinor >= neededMinor ? ProjectState.SUCCEEDED : ProjectState.FAILED;
  }
}
