package org.crowdshelf.payment;

import org.eclipse.microprofile.graphql.Description;

/** Whether somebody has looked at a finding. */
@Description("Whether a finding still waits for an admin.")
public enum FindingState {
  @Description("Nobody has closed it yet")
  OPEN,
  @Description("An admin has closed it, with a note")
  CLOSED
}
