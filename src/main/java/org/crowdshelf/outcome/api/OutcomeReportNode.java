package org.crowdshelf.outcome.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.account.api.AccountNode;
import org.crowdshelf.outcome.Measure;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.shared.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A report on the outcome of a project. */
@Name("OutcomeReport")
@Description("What a project did with the help in a period; the measures are those of ISO 2789.")
public record OutcomeReportNode(
    @Ignore UUID key,
    @Ignore UUID projectKey,
    @Description("1, 2, 3 … within its project") int number,
    @NonNull @Description("The first day of the period, in China") LocalDate from,
    @NonNull @Description("The last day of the period, in China") LocalDate to,
    @Description(
            "Whether it is on all of the spending: what was promised stands beside what came of it")
        boolean full,
    @NonNull
        @Description(
            "What was counted; what nobody counts is left out, and is not 0. In the order of OutcomeKind")
        List<@NonNull OutcomeMeasureNode> measures,
    @NonNull @Description("Markdown") String text,
    @NonNull @Description("Pictures and videos") List<@NonNull Media> media,
    @NonNull @Description("The account that reported") AccountNode author,
    @NonNull @Description("When it came") Instant reportedAt)
    implements Node {

  /** The columns of a report {@code r}, of its project {@code p} and of its author. */
  static final String COLUMNS =
      "r.id, r.project_id, r.number, lower(r.period) as from_day, upper(r.period) - 1 as to_day,"
          + " r.complete, r.measures::text as measures, r.text, r.media::text as media,"
          + " r.reported_at, p.library_readers_expected, "
          + AccountNode.columns("author");

  static OutcomeReportNode of(Row row) {
    Integer readersExpected = row.integerOrNull("library_readers_expected");
    return new OutcomeReportNode(
        row.uuid("id"),
        row.uuid("project_id"),
        row.integer("number"),
        row.date("from_day"),
        row.date("to_day"),
        row.flag("complete"),
        row.list(Measure.class, "measures").stream()
            .map(measure -> OutcomeMeasureNode.of(measure, readersExpected))
            .toList(),
        row.text("text"),
        row.list(Media.class, "media"),
        AccountNode.of(row, "author"),
        row.instant("reported_at"));
  }

  @Override
  @Id
  @NonNull
  @Description("Opaque, globally unique, URL-safe, at most 32 characters.")
  public String getId() {
    return Ids.encode(IdType.OUTCOME, key);
  }
}
