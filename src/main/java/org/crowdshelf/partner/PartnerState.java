package org.crowdshelf.partner;

import org.eclipse.microprofile.graphql.Description;

/** The answer of an organisation to a project that names it. */
@Description("What an organisation said to a project that names it.")
public enum PartnerState {
  @Description("It has not answered yet")
  ASKED,
  @Description("It said yes, and is shown to everybody")
  CONFIRMED,
  @Description("It said no, or took its yes back")
  DECLINED
}
