package org.crowdshelf.privacy.api;

import java.time.Instant;
import org.crowdshelf.privacy.ConsentPurpose;
import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A person's latest answer for one purpose. */
@Name("Consent")
@Description("What somebody agreed to or took back, the latest of a purpose.")
public record ConsentNode(
    @NonNull @Description("What it is about") ConsentPurpose purpose,
    @NonNull @Description("Version of the text that was shown") String version,
    @Description("Whether they agreed; false: they took it back") boolean given,
    @NonNull @Description("When they said so") Instant at) {

  static ConsentNode of(Row row) {
    return new ConsentNode(
        row.value(ConsentPurpose.class, "purpose"),
        row.text("version"),
        row.flag("given"),
        row.instant("given_at"));
  }
}
