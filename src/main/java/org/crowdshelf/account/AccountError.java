package org.crowdshelf.account;

/** The rejections of what an account may not do. */
public enum AccountError {
  /** An admin has restricted the account until {until}, or for good, because of {reason}. */
  RESTRICTED
}
