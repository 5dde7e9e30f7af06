package org.crowdshelf.project;

import org.crowdshelf.shared.money.MoneyInput;

/** A line of the budget as a client writes it. */
public record BudgetItem(String purpose, MoneyInput amount) {

  BudgetItem stripped() {
    return new BudgetItem(purpose.strip(), amount);
  }
}
