package org.crowdshelf.transport.cache;

/** Shows the cache rules to tests in other packages. */
public final class CachePolicyRules {

  private CachePolicyRules() {}

  /**
   * Returns whether a rule decides on this field of this type: its own, or that the type is never
   * kept.
   */
  public static boolean decideOn(String type, String field) {
    return CachePolicy.RULES.containsKey(type + "." + field)
        || CachePolicy.NEVER.equals(CachePolicy.RULES.get(type));
  }
}
