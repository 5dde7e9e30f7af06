package org.crowdshelf.project;

import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;

/** A line of the budget as a client writes it. */
public record BudgetItem(String purpose, MoneyInput amount) {

  BudgetItem stripped() {
    return new BudgetItem(Text.stripped(purpose), amount);
  }
}
