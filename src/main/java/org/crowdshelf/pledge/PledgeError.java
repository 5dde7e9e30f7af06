package org.crowdshelf.pledge;

/** Every rejection of this feature that its users can put right. */
public enum PledgeError {
  /** This key came before with another input; take a new key for another intent. */
  IDEMPOTENCY_KEY_REUSED,
  /** The project takes no pledges: not yet, or not any more. */
  PROJECT_NOT_LIVE,
  /** Not that many places of the reward are left. */
  REWARD_SOLD_OUT,
  /** More than {limit} places of this reward for one backer. */
  REWARD_LIMIT_PER_BACKER,
  /** Less than the minimum pledge, or than price times quantity; {min} in minor units. */
  PLEDGE_TOO_SMALL,
  /** The reward has to be sent somewhere. */
  ADDRESS_MISSING,
  /** Nobody can back anonymously in an organisation's name. */
  ANONYMOUS_ORGANISATION,
  /** The pledge cannot be canceled any more; {state} is the present one. */
  PLEDGE_STATE
}
