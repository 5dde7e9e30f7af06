package org.crowdshelf.shared.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The positions of a statement's columns by name, looked up in one map for all of its rows and
 * executions. The client's own rows search all names at each value, which took longer than reading
 * it; making the map at each execution took a thirtieth of a page's CPU.
 */
final class Columns {

  /** Statements whose columns are kept. The code has some hundreds; the limit bounds the memory. */
  private static final int MOST_STATEMENTS = 4000;

  private static final Columns NONE = new Columns(List.of());

  private static final Map<String, Columns> KNOWN = new ConcurrentHashMap<>();

  private final List<String> names;
  private final Map<String, Integer> places;
  private final Map<String, Columns> joined = new ConcurrentHashMap<>();

  private Columns(List<String> names) {
    this(names, places(names));
  }

  private Columns(List<String> names, Map<String, Integer> places) {
    this.names = names;
    this.places = places;
  }

  /**
   * The columns of a statement, the same as before unless its names have changed with the schema.
   *
   * @param names null where the statement returns no rows
   */
  static Columns of(String sql, List<String> names) {
    if (names == null) {
      return NONE;
    }
    Columns known = KNOWN.get(sql);
    if (known != null && known.names.equals(names)) {
      return known;
    }
    Columns columns = new Columns(names);
    if (known != null || KNOWN.size() < MOST_STATEMENTS) {
      KNOWN.put(sql, columns);
    }
    return columns;
  }

  // Of columns with one name the first.
  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>(names.size() * 2);
    for (int place = 0; place < names.size(); place++) {
      places.putIfAbsent(names.get(place), place);
    }
    return places;
  }

  /** The position of a column from 0; throws where the statement returns no such column. */
  int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("No column " + name + " among " + places.keySet());
    }
    return place;
  }

  /** The columns whose names begin with this alias and an underscore, without both. */
  Columns joined(String alias) {
    return joined.computeIfAbsent(alias, this::withoutAlias);
  }

  private Columns withoutAlias(String alias) {
    String prefix = alias + "_";
    Map<String, Integer> own = new HashMap<>();
    places.forEach(
        (name, place) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), place);
          }
        });
    return new Columns(List.of(), own);
  }
}
