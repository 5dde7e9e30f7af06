package org.crowdshelf.project;

import jakarta.persistence.Embeddable;
import java.util.Currency;
import org.crowdshelf.shared.money.Currencies;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/** The goal of a project and the least pledge that it takes, in one currency. */
@Embeddable
class ProjectAmounts {

  String currency;
  private long goalMinor;
  private long minimumPledgeMinor;

  MoneyInput goal() {
    return new MoneyInput(new MinorUnits(goalMinor), currency);
  }

  void setGoal(MoneyInput goal) {
    currency = Currencies.of(goal.currency()).orElseThrow().getCurrencyCode();
    goalMinor = goal.amountMinor();
  }

  MoneyInput minimumPledge() {
    return new MoneyInput(new MinorUnits(minimumPledgeMinor), currency);
  }

  /** Sets the minimum; null: one major unit of the goal's currency ("support with 1 yuan"). */
  void setMinimumPledge(MoneyInput minimum) {
    minimumPledgeMinor =
        minimum == null
            ? Currencies.minorPerMajor(Currency.getInstance(currency))
            : minimum.amountMinor();
  }
}
