package org.crowdshelf.moderation;

/** What a reviewer or admin did, as the record names it. */
enum ModerationDeed {
  /** Pledges and payouts of a project were stopped. */
  PROJECT_PAUSED,
  /** They go on. */
  PROJECT_RESUMED,
  /** What an account may not do was changed; an empty list lifts everything. */
  ACCOUNT_RESTRICTED
}
