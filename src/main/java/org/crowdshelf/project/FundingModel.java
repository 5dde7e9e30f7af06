package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** Whether backers get something for their money. */
@Description("Whether backers get something for their money. May grow.")
public enum FundingModel {
  REWARD,
  DONATION
}
