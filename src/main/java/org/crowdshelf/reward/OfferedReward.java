package org.crowdshelf.reward;

import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * A reward as its project's people write it. {@link RewardField} lists the parts.
 *
 * @param currency the project's currency, in which the reward's amounts are
 */
public record OfferedReward(Reward reward, String currency) {

  MoneyInput price() {
    return money(reward.priceMinor);
  }

  MoneyInput faceValue() {
    return reward.faceValueMinor == null ? null : money(reward.faceValueMinor);
  }

  private MoneyInput money(long minor) {
    return new MoneyInput(new MinorUnits(minor), currency);
  }
}
