package org.crowdshelf.insight.api;

import java.time.LocalDate;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The figures of a day. */
@Name("DailyFigures")
@Description("The figures of a day in China.")
public record DailyFiguresNode(
    @NonNull @Description("The day") LocalDate day,
    @Description("Pledges paid on it, whatever became of them later") int pledges,
    @NonNull @Description("What they paid") Money raised,
    @NonNull @Description("What was given back on it") Money refunded,
    @Description("Those whose first pledge to the project it was; an anonymous pledge counts alone")
        int newBackers,
    @Description("Those who began to follow the project") int newFollowers,
    @Description("Comments written") int comments) {

  static DailyFiguresNode of(Row row) {
    String currency = row.text("currency");
    return new DailyFiguresNode(
        row.date("day"),
        row.integer("pledges"),
        Money.of(row.number("raised"), currency),
        Money.of(row.number("refunded"), currency),
        row.integer("new_backers"),
        0,
        0);
  }
}
