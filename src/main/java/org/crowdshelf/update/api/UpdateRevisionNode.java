package org.crowdshelf.update.api;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.Media;
import org.crowdshelf.shared.database.Document;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What an update said before, as whoever asks may see it. */
@Name("UpdateRevision")
@Description("What an update said before it was edited.")
public record UpdateRevisionNode(
    @Ignore UUID updateKey,
    @NonNull String title,
    @Description("Markdown; null where the update is locked") String body,
    @NonNull @Description("Empty where the update is locked") List<@NonNull Media> media,
    @NonNull @Description("It said so until then") Instant until) {

  /** The revision of a row; what is locked was not read. */
  static UpdateRevisionNode of(Row row) {
    return new UpdateRevisionNode(
        row.getUUID("update_id"),
        row.getString("title"),
        row.getString("body"),
        Document.read(row.getString("media"), Media.class),
        row.getOffsetDateTime("replaced_at").toInstant());
  }
}
