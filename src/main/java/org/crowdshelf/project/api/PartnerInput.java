package org.crowdshelf.project.api;

import java.util.UUID;
import org.crowdshelf.project.content.PartnerChoice;
import org.crowdshelf.project.content.PartnerRole;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A partner as a client sends it. */
@Name("PartnerInput")
@Description("An organisation that helps to run or supply the project.")
public record PartnerInput(
    @Id @NonNull @Description("Id of an organisation; UNKNOWN_ORGANISATION where there is none")
        String organisation,
    @NonNull @Description("What it does for the project") PartnerRole role) {

  @Ignore
  PartnerChoice toChoice() {
    UUID key =
        Ids.decode(organisation)
            .filter(id -> id.type() == IdType.ORGANISATION)
            .map(Ids.TypedId::key)
            .orElse(null);
    return new PartnerChoice(key, role);
  }
}
