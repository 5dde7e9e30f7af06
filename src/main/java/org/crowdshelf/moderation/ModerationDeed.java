package org.crowdshelf.moderation;

/** An act of a reviewer or admin, as the record names it. */
enum ModerationDeed {
  /** Reports were found to be of nothing wrong. */
  CASE_DISMISSED,
  /** What was reported was taken out of sight. */
  CONTENT_REMOVED,
  /** Pledges and payouts of a project were stopped. */
  PROJECT_PAUSED,
  /** They go on. */
  PROJECT_RESUMED,
  /** A project was canceled. */
  PROJECT_CANCELED,
  /** What an account may not do was changed; an empty list lifts everything. */
  ACCOUNT_RESTRICTED
}
