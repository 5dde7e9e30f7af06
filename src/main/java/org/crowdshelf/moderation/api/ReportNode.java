package org.crowdshelf.moderation.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.moderation.ReportReason;
import org.crowdshelf.moderation.ReportState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A report, without who made it. */
@Name("Report")
@Description(
    "What somebody finds wrong with a thing. Seen by whoever made it and by reviewers, never by whom it is about.")
public record ReportNode(
    @Ignore UUID key,
    @Ignore IdType subjectType,
    @Ignore UUID subjectKey,
    @NonNull @Description("What is wrong") ReportReason reason,
    @Description("What the reporter said about it") String details,
    @NonNull @Description("What became of it") ReportState state,
    @NonNull @Description("When it was made, or made again after a decision") Instant at)
    implements Node {

  static final String COLUMNS =
      "r.id, r.subject_type, r.subject_id, r.reason, r.details, r.state, r.reported_at";

  static ReportNode of(Row row) {
    return new ReportNode(
        row.uuid("id"),
        row.value(IdType.class, "subject_type"),
        row.uuid("subject_id"),
        row.value(ReportReason.class, "reason"),
        row.text("details"),
        row.value(ReportState.class, "state"),
        row.instant("reported_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.REPORT, key);
  }
}
