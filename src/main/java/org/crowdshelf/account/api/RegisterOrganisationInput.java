package org.crowdshelf.account.api;

import org.crowdshelf.account.OrganisationKind;
import org.crowdshelf.account.OrganisationRegistration;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What {@code registerOrganisation} takes. */
@Name("RegisterOrganisationInput")
@Description("An organisation that the signed-in account speaks for.")
public record RegisterOrganisationInput(
    @NonNull @Description("1 to 120 characters, one line") String name,
    @NonNull OrganisationKind kind,
    @Description("https address of a public host") String website,
    @Description(
            "Unified social credit code, 18 characters, check digit verified; never shown to the public")
        String creditCode) {

  @Ignore
  OrganisationRegistration toRegistration() {
    return new OrganisationRegistration(name, kind, website, creditCode);
  }

  /** Without the credit code: that is never shown, logs included. */
  @Override
  public String toString() {
    return "RegisterOrganisationInput[" + name + ", " + kind + "]";
  }
}
