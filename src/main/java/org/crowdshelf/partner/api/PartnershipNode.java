package org.crowdshelf.partner.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.partner.PartnerState;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A project's request to an organisation, as the organisation's members see it. */
@Name("Partnership")
@Description("A project that asks an organisation to be its partner or sponsor.")
public record PartnershipNode(
    @Ignore UUID projectKey,
    @Ignore UUID organisationKey,
    @NonNull @Description("As what it names the organisation") PartnerRole role,
    @NonNull @Description("What the organisation said") PartnerState state,
    @NonNull @Description("When the project named it") Instant askedAt) {

  /** The columns of a partnership {@code t}. */
  static final String COLUMNS = "t.project_id, t.organisation_id, t.role, t.state, t.asked_at";

  static PartnershipNode of(Row row) {
    return new PartnershipNode(
        row.uuid("project_id"),
        row.uuid("organisation_id"),
        row.value(PartnerRole.class, "role"),
        row.value(PartnerState.class, "state"),
        row.instant("asked_at"));
  }
}
