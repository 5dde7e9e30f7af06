package org.crowdshelf.outcome;

import org.eclipse.microprofile.graphql.Description;

/** The way in which a value is known. */
@Description("How a value is known.")
public enum CountMethod {
  @Description("Every one was counted")
  COUNTED,
  @Description("Computed from a sample, such as the visits of one week")
  SAMPLED,
  @Description("A guess of those who work there")
  ESTIMATED
}
