package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The position of a fundraiser in the place that the project is for. */
@Description("What a fundraiser is in the place that the project is for. May grow.")
public enum FundraiserKind {
  VOLUNTEER_TEACHER,
  POVERTY_RELIEF_OFFICIAL,
  STUDENT,
  LIBRARIAN,
  OTHER
}
