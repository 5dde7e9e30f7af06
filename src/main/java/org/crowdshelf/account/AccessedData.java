package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** Private data that somebody else may see. */
@Description("Private data that somebody saw. May grow.")
public enum AccessedData {
  @Description("The address that a reward is sent to")
  ADDRESS,
  @Description("A file with addresses was downloaded")
  ADDRESS_EXPORT,
  @Description("The account that money is paid out to")
  PAYOUT_ACCOUNT,
  @Description("A file with everything that is kept about the account was downloaded")
  OWN_DATA
}
