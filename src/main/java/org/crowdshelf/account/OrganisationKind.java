package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The kind of an organisation. */
@Description("What an organisation is. May grow.")
public enum OrganisationKind {
  NONPROFIT,
  PUBLIC_LIBRARY,
  PRIVATE_LIBRARY,
  SCHOOL,
  COMPANY,
  GOVERNMENT
}
