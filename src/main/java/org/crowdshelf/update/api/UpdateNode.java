package org.crowdshelf.update.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.crowdshelf.update.UpdateAudience;
import org.crowdshelf.update.UpdateKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An update as the current account may see it. */
@Name("Update")
@Description("News that a project publishes.")
public record UpdateNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Description("1, 2, 3 … within its project") int number,
    @NonNull @Description("What it tells") UpdateKind kind,
    @NonNull @Description("Who may read its body") UpdateAudience audience,
    @NonNull @Description("One line; everyone sees it") String title,
    @Description(
            "Markdown; null, and locked true, if the viewer may not read it; null where it was removed")
        String body,
    @Description("Whether the body is for backers only and the viewer is not a backer")
        boolean locked,
    @NonNull @Description("Empty if locked") List<@NonNull Media> media,
    @NonNull @Description("The account that posted it") AccountNode author,
    @NonNull Instant publishedAt,
    @Description("When its text was last changed; null if never") Instant editedAt,
    @Description(
            "When its texts were taken away; then title is a dash, body null and media empty. null if never")
        Instant removedAt,
    @Description("Why; null where its author removed it within the first hour")
        String removalReason)
    implements Node {

  /** The update of a row; a locked body is null there. */
  static UpdateNode of(Row row) {
    return new UpdateNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.integer("number"),
        row.value(UpdateKind.class, "kind"),
        row.value(UpdateAudience.class, "audience"),
        row.text("title"),
        row.text("body"),
        row.flag("locked"),
        row.list(Media.class, "media"),
        AccountNode.of(row, "author"),
        row.instant("published_at"),
        row.instant("edited_at"),
        row.instant("removed_at"),
        row.text("removal_reason"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.UPDATE, key);
  }
}
