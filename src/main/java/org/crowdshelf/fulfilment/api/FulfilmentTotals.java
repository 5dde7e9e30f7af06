package org.crowdshelf.fulfilment.api;

import org.crowdshelf.shared.database.Row;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** How far the rewards of a project are. */
@Name("FulfilmentTotals")
@Description("How far the rewards of a project are, counted from its parcels and receipts.")
public record FulfilmentTotals(
    @Description("Collected pledges whose reward needs something to be done") int promised,
    @Description("Of them: for how many something went out") int sent,
    @Description("Of them: how many were received") int received,
    @Description("Of them: how many were not received by the day that was promised first") int late,
    @Description(
            "Of those who said something on receipt, whole percent that it came as promised; null before the first")
        Integer asPromisedPercent) {

  static FulfilmentTotals of(Row row) {
    long said = row.number("said");
    return new FulfilmentTotals(
        row.integer("promised"),
        row.integer("sent"),
        row.integer("received"),
        row.integer("late"),
        said == 0 ? null : Math.toIntExact(row.number("as_promised") * 100 / said));
  }
}
