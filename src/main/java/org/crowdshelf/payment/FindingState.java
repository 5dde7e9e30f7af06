package org.crowdshelf.payment;

import org.eclipse.microprofile.graphql.Description;

/** The state of a finding: it waits for an admin, or an admin has closed it. */
@Description("Whether a finding still waits for an admin.")
public enum FindingState {
  @Description("Nobody has closed it yet")
  OPEN,
  @Description("An admin has closed it, with a note")
  CLOSED
}
