package org.crowdshelf.privacy;

/** The rejections of this feature, and what an erasure waits for. */
public enum PrivacyError {
  /** The account's name is {name}; another one was typed. */
  NAME_DIFFERS,
  /** The erasure has begun or is done. */
  ERASURE_STATE,
  /** The project {title} is in review, live or not settled. */
  PROJECT_UNDER_WAY,
  /** A reward of the project {title} is still on its way. */
  FULFILMENT_OPEN
}
