package org.crowdshelf.moderation.api;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.paging.TimePlace;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** All reports about one thing, as reviewers see them. */
@Name("ModerationCase")
@Description(
    "A thing that waits for a reviewer's decision, with everything that was reported about it.")
public record ModerationCaseNode(
    @Ignore UUID key,
    @Ignore IdType subjectType,
    @Ignore UUID subjectKey,
    @Description("How many accounts reported it") int reporters,
    @Description("Whether it is out of sight until somebody decides") boolean held,
    @NonNull @Description("When the first of these reports was made") Instant since) {

  static final String COLUMNS =
      "c.id, c.subject_type, c.subject_id, c.held, c.opened_at,"
          + " (select count(*) from reports r where r.case_id = c.id)::int as reporters";

  static ModerationCaseNode of(Row row) {
    return new ModerationCaseNode(
        row.uuid("id"),
        row.value(IdType.class, "subject_type"),
        row.uuid("subject_id"),
        row.integer("reporters"),
        row.flag("held"),
        row.instant("opened_at"));
  }

  /** The place in the queue, for cursors. */
  @Ignore
  String place() {
    return new TimePlace(since, key).toString();
  }
}
