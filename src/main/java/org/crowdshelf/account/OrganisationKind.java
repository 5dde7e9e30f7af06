package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** What an organisation is. */
@Description("What an organisation is. May grow.")
public enum OrganisationKind {
  NONPROFIT,
  PUBLIC_LIBRARY,
  PRIVATE_LIBRARY,
  SCHOOL,
  COMPANY,
  GOVERNMENT
}
