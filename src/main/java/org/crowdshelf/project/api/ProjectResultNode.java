package org.crowdshelf.project.api;

import java.time.Instant;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The result of a project when it ended. */
@Name("ProjectResult")
@Description("How a project stood when it ended, before anything was given back.")
public record ProjectResultNode(
    @NonNull @Description("Paid pledges, less what was refunded until then") Money raised,
    @Description("raised / goal in whole percent, rounded down; may exceed 100")
        int progressPercent,
    @Description("Accounts with a paid pledge under their name, and anonymous paid pledges")
        int backerCount,
    @NonNull @Description("When it ended: at endsAt, or when it was canceled") Instant endedAt) {

  /** The result of a row with {@link ProjectNode#COLUMNS}; null before the end. */
  static ProjectResultNode of(Row row) {
    Long raisedMinor = row.numberOrNull("result_raised_minor");
    if (raisedMinor == null) {
      return null;
    }
    Instant canceledAt = row.instant("canceled_at");
    return new ProjectResultNode(
        Money.of(raisedMinor, row.text("currency")),
        Progress.percent(raisedMinor, row.number("goal_minor")),
        row.integer("result_backer_count"),
        canceledAt == null ? row.instant("ends_at") : canceledAt);
  }
}
