package org.crowdshelf.transport.cache;

import java.util.Map;

/**
 * How long caches outside may keep an answer to the public. Each query has its own, and types whose
 * values change sooner theirs; of all that an operation asks for, the shortest counts.
 *
 * @param seconds how long it is good
 * @param staleSeconds how much longer it may be given while a new one is fetched
 */
public record CachePolicy(int seconds, int staleSeconds) {

  /** Not at all. */
  static final CachePolicy NEVER = new CachePolicy(0, 0);

  // What moves with every pledge.
  private static final CachePolicy MOVING = new CachePolicy(3, 10);
  // What its owner edits now and then.
  private static final CachePolicy EDITED = new CachePolicy(15, 60);
  // Up to a minute old when they are given, see StatisticsSnapshots.
  private static final CachePolicy FIGURES = new CachePolicy(30, 60);
  // What changes with a release.
  private static final CachePolicy FIXED = new CachePolicy(3600, 86400);

  /**
   * By type, and by type and field. A query that is not here is not kept. NEVER is what without a
   * token is nothing: a cache outside that forgets about tokens would show its owner that nothing.
   */
  static final Map<String, CachePolicy> RULES =
      Map.ofEntries(
          Map.entry("Query.projects", MOVING),
          Map.entry("Query.project", MOVING),
          Map.entry("Query.node", MOVING),
          Map.entry("Query.account", EDITED),
          Map.entry("Query.organisation", EDITED),
          Map.entry("Query.statistics", FIGURES),
          Map.entry("Query.regions", FIXED),
          Map.entry("Query.viewer", NEVER),
          Map.entry("Query.reviewQueue", NEVER),
          Map.entry("Query.ledgerCheck", NEVER),
          Map.entry("Query.failingRefunds", NEVER),
          Map.entry("Project", MOVING),
          Map.entry("ProjectConnection", MOVING),
          Map.entry("Pledge", NEVER),
          Map.entry("Project.viewerCan", NEVER),
          Map.entry("Project.reviewRemarks", NEVER),
          Map.entry("Project.history", NEVER),
          Map.entry("Organisation.members", NEVER),
          Map.entry("Organisation.invitations", NEVER),
          Map.entry("Organisation.verificationRemark", NEVER));

  boolean isNever() {
    return seconds == 0;
  }

  /** The Cache-Control header that says so. */
  String cacheControl() {
    return isNever()
        ? "no-store"
        : "public, max-age=" + seconds + ", stale-while-revalidate=" + staleSeconds;
  }

  /** The one that ends first. */
  CachePolicy or(CachePolicy other) {
    return other != null && other.seconds < seconds ? other : this;
  }
}
