package org.crowdshelf.reward;

/** Every rejection of this feature that its users can put right. */
public enum RewardError {
  /** A limit below the {claimed} places that are reserved and paid. */
  LIMIT_BELOW_CLAIMED,
  /** Somebody chose it: what they were promised is neither rewritten nor taken away. */
  REWARD_CLAIMED
}
