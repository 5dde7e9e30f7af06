package org.crowdshelf.update;

import org.eclipse.microprofile.graphql.Description;

/** The subject of an update. */
@Description("The subject of an update. New values may be added.")
public enum UpdateKind {
  @Description("Something was reached")
  ACHIEVEMENT,
  @Description("How things stand")
  STATUS,
  @Description("What comes next")
  PLAN,
  @Description("What the money was spent on")
  SPENDING,
  @Description("What became of the project")
  OUTCOME
}
