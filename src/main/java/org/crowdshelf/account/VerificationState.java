package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The state of the verification of an organisation. */
@Description(
    "Whether a reviewer of the site checked that an organisation is what it says. May grow.")
public enum VerificationState {
  @Description("Gave no credit code")
  UNVERIFIED,
  @Description("Gave a credit code and waits for a reviewer")
  PENDING,
  @Description("A reviewer checked it")
  VERIFIED,
  @Description("A reviewer found that it is not what it says")
  REJECTED
}
