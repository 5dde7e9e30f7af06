package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The decisions of a review. */
@Description("What a reviewer decides. May grow.")
public enum ReviewDecision {
  @Description("It goes live, or waits for its launchAt")
  APPROVE,
  @Description("Its people change it and submit it again; needs a remark")
  REQUEST_CHANGES,
  @Description("It ends here; needs a remark")
  REJECT
}
