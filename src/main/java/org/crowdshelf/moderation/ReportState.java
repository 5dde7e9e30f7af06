package org.crowdshelf.moderation;

import org.eclipse.microprofile.graphql.Description;

/** The state of a report. */
@Description("What became of a report.")
public enum ReportState {
  @Description("A reviewer has to decide")
  OPEN,
  @Description("Something was done about it")
  ACTED_ON,
  @Description("A reviewer found nothing wrong")
  DISMISSED
}
