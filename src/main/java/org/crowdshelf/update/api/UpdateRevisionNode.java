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

/** An earlier text of an update, as the current account may see it. */
@Name("UpdateRevision")
@Description("An earlier text of an update.")
public record UpdateRevisionNode(
    @Ignore UUID updateKey,
    @NonNull @Description("One line") String title,
    @Description("Markdown; null if the update is locked") String body,
    @NonNull @Description("Empty if the update is locked") List<@NonNull Media> media,
    @NonNull @Description("When the text was replaced") Instant until) {

  /** The revision of a row; a locked body is null there. */
  static UpdateRevisionNode of(Row row) {
    return new UpdateRevisionNode(
        row.getUUID("update_id"),
        row.getString("title"),
        row.getString("body"),
        Document.read(row.getString("media"), Media.class),
        row.getOffsetDateTime("replaced_at").toInstant());
  }
}
