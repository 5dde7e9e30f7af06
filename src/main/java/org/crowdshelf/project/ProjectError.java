package org.crowdshelf.project;

/** Every rejection of this feature that its users can put right. */
public enum ProjectError {
  /** The project's present state, {state}, does not allow this. */
  PROJECT_STATE,
  /** A goal below {min}, one major unit. */
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
  /** The field {field} cannot be changed once the project is LIVE, since backers rely on it. */
  FROZEN,
  /**
   * An entry was changed or left out, but a LIVE project's story, media, press and partners take
   * only additions.
   */
  KEEP_WHAT_STANDS,
  /** Not filled in yet; for the story, {kind} is the section that is missing. */
  MISSING,
  /**
   * The lines of the budget add up to {budgetMinor}, but the goal is {goalMinor}; also written out
   * as {budget} and {goal}.
   */
  BUDGET_DOES_NOT_ADD_UP,
  /** A project of the category LIBRARY has to say which library it is for. */
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
  /** A review of, or a pledge for, a project of one's own or of one's organisation. */
  OWN_PROJECT,
  /** The currency cannot change while rewards have prices in the present one. */
  CURRENCY_IN_USE,
  /** A reviewer has to give a remark when they send a project back or reject it. */
  REMARK_MISSING,
  /** Paused while something is being looked into, because of {reason}. */
  PROJECT_PAUSED,
  /** Whoever began it does not end it, and nobody decides about themselves. */
  SAME_REVIEWER
}
