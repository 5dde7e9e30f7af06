package org.crowdshelf.allotment.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.allotment.api.BudgetLineReads.Sums;
import org.crowdshelf.project.api.BudgetLineNode;
import org.crowdshelf.shared.batching.Batches;
import org.crowdshelf.shared.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/**
 * The money that a line of a budget has, and the part that was paid out, for everyone who sees the
 * project.
 */
@GraphQLApi
public class BudgetLineFields {

  private final BudgetLineReads reads;

  BudgetLineFields(BudgetLineReads reads) {
    this.reads = reads;
  }

  @NonNull
  @Description(
      "What it costs by the budget, plus what was allotted of a surplus, less what was cut, and with what was moved to it or from it.")
  public Uni<@NonNull Money> allotted(@Source BudgetLineNode line, Context context) {
    return sums(line, context).map(Sums::allotted);
  }

  @NonNull
  @Description("What tranches that are PAID had for it.")
  public Uni<@NonNull Money> paidOut(@Source BudgetLineNode line, Context context) {
    return sums(line, context).map(Sums::paidOut);
  }

  private Uni<Sums> sums(BudgetLineNode line, Context context) {
    return Batches.load(context, "BudgetLine.sums", line.key(), reads::sums);
  }
}
