package org.crowdshelf.privacy;

import org.eclipse.microprofile.graphql.Description;

/** A purpose that a person can consent to. */
@Description("What somebody can agree to. May grow.")
public enum ConsentPurpose {
  @Description("The site's privacy policy")
  PRIVACY_POLICY,
  @Description("That a project's people see the address that a reward is sent to")
  ADDRESS_TO_FUNDRAISER,
  @Description("That the organisation which sends a reward sees its address")
  ADDRESS_TO_SPONSOR,
  @Description("Mails")
  EMAIL,
  @Description("Of a guardian, for somebody under 14")
  GUARDIAN
}
