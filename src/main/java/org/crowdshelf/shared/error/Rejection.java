package org.crowdshelf.shared.error;

import java.util.List;
import java.util.Map;

/**
 * Something the user can put right, as a value.
 *
 * @param code stable, upper snake case; its message stands in the bundles under this name
 * @param field path into the operation's arguments, e.g. input, story, 0, title
 * @param params what the message and the client's own text are made from
 */
public record Rejection(String code, List<String> field, Map<String, String> params) {

  /** A rejection of a feature's list, at a path below {@code input}. */
  public static Rejection of(Enum<?> code, String... path) {
    return new Rejection(code.name(), path(path), Map.of());
  }

  /** The same with parameters. */
  public static Rejection of(Enum<?> code, Map<String, String> params, String... path) {
    return new Rejection(code.name(), path(path), params);
  }

  private static List<String> path(String... below) {
    var path = new java.util.ArrayList<String>();
    path.add("input");
    path.addAll(List.of(below));
    return List.copyOf(path);
  }
}
