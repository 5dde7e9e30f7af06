package org.crowdshelf.project;

import org.eclipse.microprofile.graphql.Description;

/** What somebody did to a project. */
@Description("What somebody did to a project. May grow.")
public enum ProjectDeed {
  CREATED,
  EDITED,
  SUBMITTED,
  APPROVED,
  CHANGES_REQUESTED,
  REJECTED,
  COOLDOWN_WAIVED,
  LAUNCHED,
  CANCELED
}
