package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** An act that an admin can forbid an account. */
@Description("What an account may be kept from doing. May grow.")
public enum RestrictedAct {
  @Description("Write comments and questions")
  COMMENT,
  @Description("Send messages")
  MESSAGE,
  @Description("Submit projects for review")
  SUBMIT,
  @Description("Place pledges")
  PLEDGE,
  @Description("Follow projects and people")
  FOLLOW
}
