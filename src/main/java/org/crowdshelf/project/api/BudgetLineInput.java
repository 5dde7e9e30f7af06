package org.crowdshelf.project.api;

import org.crowdshelf.project.content.BudgetItem;
import org.crowdshelf.shared.money.MoneyInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A line of the budget as a client sends it. */
@Name("BudgetLineInput")
@Description("A line of the budget; all lines add up to the goal when the project is submitted.")
public record BudgetLineInput(
    @NonNull @Description("1 to 200 characters, one line") String purpose,
    @NonNull @Description("What it costs: more than zero, in the currency of the goal")
        MoneyInput amount) {

  @Ignore
  BudgetItem toItem() {
    return new BudgetItem(purpose, amount);
  }
}
