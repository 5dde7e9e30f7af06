package org.crowdshelf.privacy.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.account.AccessedData;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** That somebody saw private data of the viewer. */
@Name("Access")
@Description(
    "That somebody saw one's private data. An address that one person reads several times a day is there once.")
public record AccessNode(
    @Ignore TimePlace place,
    @Ignore UUID projectKey,
    @NonNull @Description("When") Instant at,
    @NonNull @Description("An account's name, or that of the sponsoring organisation") String by,
    @NonNull @Description("What they saw") AccessedData what) {

  static final String COLUMNS =
      "x.id, x.accessed_at, x.what, x.project_id, o.name as organisation, "
          + AccountNode.columns("a");

  static AccessNode of(Row row, Language language) {
    Instant at = row.instant("accessed_at");
    String organisation = row.text("organisation");
    return new AccessNode(
        new TimePlace(at, row.uuid("id")),
        row.uuid("project_id"),
        at,
        organisation == null ? AccountNode.of(row, "a").name(language) : organisation,
        row.value(AccessedData.class, "what"));
  }
}
