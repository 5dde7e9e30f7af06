package org.crowdshelf.partner.api;

import java.util.List;
import org.crowdshelf.account.api.OrganisationNode;
import org.crowdshelf.partner.PartnerHelp;
import org.crowdshelf.partner.PartnerState;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An organisation that a project names as its partner. */
@Name("Partner")
@Description("An organisation that helps to run or supply a project.")
public record PartnerNode(
    @NonNull @Description("The organisation that helps") OrganisationNode organisation,
    @NonNull @Description("What it does for the project") PartnerRole role,
    @NonNull
        @Description(
            "What it said. Everybody sees CONFIRMED ones alone; the project's own people, reviewers, admins and the partner's members see the others, too.")
        PartnerState state,
    @NonNull @Description("What it lets its members do for the project")
        List<@NonNull PartnerHelp> helpsWith) {

  static PartnerNode of(Row row) {
    return new PartnerNode(
        OrganisationNode.of(row, "o"),
        row.value(PartnerRole.class, "role"),
        row.value(PartnerState.class, "state"),
        PartnerHelp.parse(row.text("helps_with")));
  }
}
