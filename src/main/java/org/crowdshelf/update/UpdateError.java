package org.crowdshelf.update;

/** The rejections of this feature that users can correct. */
public enum UpdateError {
  /** The text was already replaced {max} times; publish a new update instead. */
  UPDATE_EDIT_LIMIT,
  /** The update was removed; it has no text any more. */
  UPDATE_REMOVED
}
