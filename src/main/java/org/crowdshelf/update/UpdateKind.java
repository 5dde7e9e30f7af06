package org.crowdshelf.update;

import org.eclipse.microprofile.graphql.Description;

/** What an update tells. */
@Description("What an update tells. May grow.")
public enum UpdateKind {
  ACHIEVEMENT,
  STATUS,
  PLAN,
  SPENDING,
  OUTCOME
}
