package org.crowdshelf.account;

import org.eclipse.microprofile.graphql.Description;

/** The kind of an organisation. */
@Description("What an organisation is. May grow.")
public enum OrganisationKind {
  @Description("A charity or other non-profit organisation")
  NONPROFIT,
  @Description("A library that is publicly run")
  PUBLIC_LIBRARY,
  @Description("A library that is privately run")
  PRIVATE_LIBRARY,
  @Description("A school or university")
  SCHOOL,
  @Description("A company")
  COMPANY,
  @Description("A public office")
  GOVERNMENT
}
