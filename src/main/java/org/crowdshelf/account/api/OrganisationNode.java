package org.crowdshelf.account.api;

import java.util.UUID;
import org.crowdshelf.account.OrganisationKind;
import org.crowdshelf.account.VerificationState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The public view of an organisation, without its credit code. */
@Name("Organisation")
@Description("A charity, library, school, company or office that runs, supplies or backs projects.")
public record OrganisationNode(
    @Ignore UUID key,
    @NonNull @Description("Its name") String name,
    @NonNull @Description("What it is") OrganisationKind kind,
    @NonNull @Description("Show only VERIFIED as checked by the site.")
        VerificationState verification,
    @Description("Its address on the web.") String website,
    @Description("Address of its logo") String logoUrl,
    @Description("Counts its changes; send it as UpdateOrganisationInput.ifVersion") int version)
    implements Node {

  /** The columns of an organisation that a statement joins as {@code alias}. */
  public static String columns(String alias) {
    return """
        %1$s.id as %1$s_id, %1$s.name as %1$s_name, %1$s.kind as %1$s_kind,
        %1$s.verification as %1$s_verification, %1$s.website as %1$s_website,
        %1$s.logo_url as %1$s_logo_url, %1$s.version as %1$s_version"""
        .formatted(alias);
  }

  /** The organisation of a row with the columns of this alias; null if the join found none. */
  public static OrganisationNode of(Row row, String alias) {
    Row organisation = row.joined(alias);
    UUID key = organisation.uuid("id");
    return key == null
        ? null
        : new OrganisationNode(
            key,
            organisation.text("name"),
            organisation.value(OrganisationKind.class, "kind"),
            organisation.value(VerificationState.class, "verification"),
            organisation.text("website"),
            organisation.text("logo_url"),
            organisation.integer("version"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.ORGANISATION, key);
  }
}
