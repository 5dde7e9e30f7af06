package org.crowdshelf.moderation;

import org.eclipse.microprofile.graphql.Description;

/** The reason of a report. */
@Description("What somebody finds wrong with a thing. May grow.")
public enum ReportReason {
  @Description("Not what it says it is, or money is used for something else")
  FRAUD,
  @Description("A receipt is false")
  FALSE_RECEIPT,
  @Description("What was promised did not come")
  NOT_DELIVERED,
  @Description("Names a partner, sponsor or person who did not agree")
  IMPERSONATION,
  @Description("Uses somebody's work without their leave")
  COPYRIGHT,
  @Description("Shows children or other people who did not agree, or private data")
  PRIVACY,
  @Description("Insults somebody")
  INSULT,
  @Description("Against the law")
  ILLEGAL,
  @Description("Advertising, or the same again and again")
  SPAM,
  @Description("Has nothing to do with where it stands")
  OFF_TOPIC,
  @Description("Something else; details say what")
  OTHER
}
