package org.crowdshelf.pledge;

/** The rejections of this feature that users can correct. */
public enum PledgeError {
  /** The project does not accept pledges, or no longer does. */
  PROJECT_NOT_LIVE,
  /** Fewer places of the reward are left. */
  REWARD_SOLD_OUT,
  /** One backer may have at most {limit} places of this reward. */
  REWARD_LIMIT_PER_BACKER,
  /** An account may have at most {max} unpaid pledges at a time. */
  TOO_MANY_UNPAID,
  /** An account may have at most {max} unpaid pledges of one project at a time. */
  TOO_MANY_UNPAID_IN_PROJECT,
  /** An account may hold at most {max} unpaid places of this reward. */
  TOO_MANY_UNPAID_PLACES,
  /** Less than the minimum pledge or than price times quantity; {min} is in minor units. */
  PLEDGE_TOO_SMALL,
  /** More than one pledge may be; {max} is in minor units. */
  PLEDGE_TOO_LARGE,
  /** The reward requires an address. */
  ADDRESS_MISSING,
  /** Not a phone number of {min} to {max} digits. */
  BAD_PHONE,
  /** The region has divisions within it; one of them is needed for an address. */
  REGION_TOO_WIDE,
  /** A pledge in an organisation's name cannot be anonymous. */
  ANONYMOUS_ORGANISATION,
  /** The pledge can no longer be canceled; {state} is its state. */
  PLEDGE_STATE,
  /** More than is left of the pledge; {max} is in minor units. */
  MORE_THAN_PAID,
  /** The project has less than that which is not paid out; {available} is in minor units. */
  NOT_AVAILABLE
}
