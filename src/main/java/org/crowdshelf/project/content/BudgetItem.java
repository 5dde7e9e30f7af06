package org.crowdshelf.project.content;

import org.crowdshelf.shared.money.MoneyInput;
import org.crowdshelf.shared.text.Text;

/** A line of the budget as a client writes it. */
public record BudgetItem(String purpose, MoneyInput amount) {

  /** The same without spaces at the ends of its purpose. */
  public BudgetItem stripped() {
    return new BudgetItem(Text.stripped(purpose), amount);
  }
}
