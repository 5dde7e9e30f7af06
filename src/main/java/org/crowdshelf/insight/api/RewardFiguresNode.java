package org.crowdshelf.insight.api;

import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** The figures of a reward. */
@Name("RewardFigures")
@Description("How a reward does: paid pledges that stand.")
public record RewardFiguresNode(
    @Ignore UUID rewardKey,
    @Description("Paid pledges with it that were not given back") int pledges,
    @Description("The places that they take") int places,
    @NonNull @Description("What they paid, less what was given back in part") Money raised) {

  static RewardFiguresNode of(Row row) {
    return new RewardFiguresNode(
        row.uuid("reward_id"),
        row.integer("pledges"),
        row.integer("places"),
        Money.of(row.number("raised"), row.text("currency")));
  }
}
