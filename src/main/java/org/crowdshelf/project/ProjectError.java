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
  /** The same partner in the same role twice. */
  DUPLICATE_PARTNER,
  /** An update of a project that has never been live. */
  UPDATES_NOT_YET
}
