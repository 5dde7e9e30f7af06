package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The position of a fundraiser in the place that the project is for. */
@Description("What a fundraiser is in the place that the project is for. May grow.")
public enum FundraiserKind {
  @Description("Teaches as a volunteer")
  VOLUNTEER_TEACHER,
  @Description("Sent to a village for poverty relief")
  POVERTY_RELIEF_OFFICIAL,
  @Description("A student")
  STUDENT,
  @Description("Works in a library")
  LIBRARIAN,
  @Description("None of the others")
  OTHER
}
