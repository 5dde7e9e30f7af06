package org.crowdshelf.shared.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of a statement's columns by name, looked up in one map for all of its rows. The
 * client's own rows search all names at each value, which took longer than reading it.
 */
final class Columns {

  private final Map<String, Integer> places;
  private final Map<String, Columns> joined = new HashMap<>();

  private Columns(Map<String, Integer> places) {
    this.places = places;
  }

  /** Of columns with one name the first. A statement that returns no rows has no names. */
  static Columns of(List<String> names) {
    if (names == null) {
      return new Columns(Map.of());
    }
    Map<String, Integer> places = new HashMap<>(names.size() * 2);
    for (int place = 0; place < names.size(); place++) {
      places.putIfAbsent(names.get(place), place);
    }
    return new Columns(places);
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
    return new Columns(own);
  }
}
