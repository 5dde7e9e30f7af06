package org.crowdshelf.project.content;

import org.eclipse.microprofile.graphql.Description;

/** The kinds of funding, by what backers get. */
@Description("Whether backers get something for their money. May grow.")
public enum FundingModel {
  @Description("Backers choose rewards; the project needs at least one")
  REWARD,
  @Description("Backers get nothing in return")
  DONATION
}
