package org.crowdshelf.moderation;

/** The condition for cases that wait for a reviewer. */
public final class WaitingCases {

  /** The condition on a row c of moderation_cases for the reviewer $1: open, and not their own. */
  public static final String NOT_OWN = "c.decided_at is null and not " + Subject.own("$1");

  private WaitingCases() {}
}
