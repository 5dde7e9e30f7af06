package org.crowdshelf.shared.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something the user can put right, as a value.
 *
 * @param code stable, upper snake case
 * @param textKey the text's key in the bundles: the code, or one of its variants CODE.VARIANT
 * @param field path into the operation's arguments, e.g. input, story, 0, title
 * @param params raw values (minor units, instants, states) that the text and the client's own text
 *     are made from
 */
public record Rejection(
    String code, String textKey, List<String> field, Map<String, String> params) {

  /** A rejection with this code, at a path below {@code input}. */
  public static Rejection of(Enum<?> code, String... path) {
    return of(code, Map.of(), path);
  }

  /** A rejection with this code and these parameters, at a path below {@code input}. */
  public static Rejection of(Enum<?> code, Map<String, String> params, String... path) {
    return new Rejection(code.name(), code.name(), path(path), params);
  }

  /**
   * STALE_VERSION where a client changes another version than the present one; empty where it told
   * none.
   */
  public static Optional<Rejection> ofStale(Integer ifVersion, int present) {
    return ifVersion == null || ifVersion == present
        ? Optional.empty()
        : Optional.of(
            of(
                InputError.STALE_VERSION,
                Map.of("version", Integer.toString(present)),
                "ifVersion"));
  }

  /** The same rejection with the text {@code CODE.variant}. */
  public Rejection worded(String variant) {
    return new Rejection(code, code + "." + variant, field, params);
  }

  private static List<String> path(String... below) {
    return Stream.concat(Stream.of("input"), Stream.of(below)).toList();
  }
}
