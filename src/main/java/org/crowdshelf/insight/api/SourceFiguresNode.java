package org.crowdshelf.insight.api;

import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The pledges that came from one source. */
@Name("SourceFigures")
@Description("How many paid pledges came from one place.")
public record SourceFiguresNode(
    @NonNull @Description("As it was sent with the pledge; OTHER where nothing was sent")
        String source,
    @Description("Pledges paid, whatever became of them later") int pledges,
    @NonNull @Description("What they paid") Money raised) {

  static SourceFiguresNode of(Row row) {
    return new SourceFiguresNode(
        row.text("source"),
        row.integer("pledges"),
        Money.of(row.number("raised"), row.text("currency")));
  }
}
