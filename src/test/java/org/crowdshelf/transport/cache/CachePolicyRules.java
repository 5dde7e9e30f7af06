package org.crowdshelf.transport.cache;

import java.util.Set;
import java.util.stream.Collectors;

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

  /** The fields with a rule of their own, as Type.field. */
  public static Set<String> fields() {
    return CachePolicy.RULES.keySet().stream()
        .filter(place -> place.contains("."))
        .collect(Collectors.toSet());
  }
}
