package org.crowdshelf.moderation;

/** The rejections of this feature that its users can correct. */
public enum ModerationError {
  /** The same act twice in one list. */
  ACT_TWICE,
  /** A report about what is the reporter's own. */
  OWN_CONTENT,
  /** An account reports at most {max} things a day. */
  TOO_MANY_REPORTS,
  /** Nobody has reported it since the last decision. */
  NOTHING_TO_DECIDE,
  /** What was reported is not of a kind to which the decision can be applied. */
  DECISION_DOES_NOT_FIT
}
