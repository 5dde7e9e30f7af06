package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The state of the verification of an organisation. */
@Description(
    "Whether a reviewer of the site checked that an organisation is what it says. May grow.")
public enum VerificationState {
  UNVERIFIED,
  PENDING,
  VERIFIED,
  REJECTED
}
