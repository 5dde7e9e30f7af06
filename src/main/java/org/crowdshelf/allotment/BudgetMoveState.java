package org.crowdshelf.allotment;

import org.eclipse.microprofile.graphql.Description;

/** The state of a move between two lines of a budget: ASKED is the only one that may change. */
@Description("Whether money of one budget line serves another.")
public enum BudgetMoveState {
  @Description("It waits for a reviewer")
  ASKED,
  @Description("It counts")
  ALLOWED,
  @Description("A reviewer refused it")
  REFUSED
}
