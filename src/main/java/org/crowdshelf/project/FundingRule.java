package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What happens to the money at the end. */
@Description("What happens to the money at the end. May grow.")
public enum FundingRule {
  ALL_OR_NOTHING,
  KEEP_WHAT_IS_RAISED
}
