package org.crowdshelf.moderation;

/** The rejections of this feature that its users can correct. */
public enum ModerationError {
  /** The same act twice in one list. */
  ACT_TWICE
}
