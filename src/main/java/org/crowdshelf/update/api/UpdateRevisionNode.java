package org.crowdshelf.update.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.shared.database.Row;
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
        row.uuid("update_id"),
        row.text("title"),
        row.text("body"),
        row.list(Media.class, "media"),
        row.instant("replaced_at"));
  }
}
