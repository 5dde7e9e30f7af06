package org.crowdshelf.project;

/** Every rejection of this feature that its users can put right. */
public enum ProjectError {
  /** The project is in a state that does not allow this; {state} is the present one. */
  PROJECT_STATE,
  /** A goal of less than one major unit; {min} is the least in minor units. */
  GOAL_TOO_SMALL,
  /** A minimum pledge above the goal. */
  MINIMUM_PLEDGE_ABOVE_GOAL,
  /** Acting for an organisation that one is not a member of. */
  NOT_A_MEMBER,
  /** The earlier project is another fundraiser's. */
  RELAUNCH_NOT_YOURS,
  /** The earlier project has not ended yet. */
  RELAUNCH_NOT_ENDED,
  /** A partner that does not exist. */
  UNKNOWN_ORGANISATION,
  /** The same partner in the same role twice. */
  DUPLICATE_PARTNER,
  /** An update of a project that has never been live. */
  UPDATES_NOT_YET,
  /** Somebody changed the project since; {version} is the present one. */
  STALE_VERSION,
  /** What backers rely on is not changed once the project is LIVE; {field} is which. */
  FROZEN,
  /**
   * A LIVE project's story, media, press and partners are added to: an entry was changed or left
   * out.
   */
  KEEP_WHAT_STANDS,
  /** A submission lacks this; for a section of the story {kind} is which. */
  MISSING,
  /**
   * The lines of the budget make {budget}, the goal is {goal}; also as budgetMinor and goalMinor.
   */
  BUDGET_DOES_NOT_ADD_UP,
  /** A LIBRARY project without a library: it would be in the wrong category. */
  LIBRARY_PROFILE_MISSING,
  /** A REWARD project without a reward. */
  REWARD_MISSING,
  /**
   * Too soon after the last project for the same library; it can be submitted from {availableAt}
   * on.
   */
  RELAUNCH_COOLDOWN,
  /** Another project for the same library is being reviewed or waits for its launch. */
  ALREADY_IN_REVIEW,
  /** A review of, or a pledge for, one's own project or one of one's own organisation. */
  OWN_PROJECT,
  /** Another currency while rewards are priced in the present one. */
  CURRENCY_IN_USE,
  /** Nothing is sent back or rejected without a remark. */
  REMARK_MISSING
}
