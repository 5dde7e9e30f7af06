package org.crowdshelf.update;

import org.eclipse.microprofile.graphql.Description;

/** The subject of an update. */
@Description("The subject of an update. New values may be added.")
public enum UpdateKind {
  ACHIEVEMENT,
  STATUS,
  PLAN,
  SPENDING,
  OUTCOME
}
