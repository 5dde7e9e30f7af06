package org.crowdshelf.update;

/** Every rejection of this feature that its users can put right. */
public enum UpdateError {
  /** Its text was replaced {max} times already; post a new update instead. */
  UPDATE_EDIT_LIMIT
}
