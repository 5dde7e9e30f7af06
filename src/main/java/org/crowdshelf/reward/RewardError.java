package org.crowdshelf.reward;

/** The rejections of this feature that users can correct. */
public enum RewardError {
  /** The limit is below the {claimed} places that are reserved and paid. */
  LIMIT_BELOW_CLAIMED,
  /** A backer chose the reward, so it is neither reworded nor removed. */
  REWARD_CLAIMED,
  /** The price stays as it is once the project was live. */
  PRICE_FROZEN,
  /** The kind stays as it is once the project was live. */
  KIND_FROZEN
}
