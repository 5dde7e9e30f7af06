package org.crowdshelf.shared.database;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row with a map from column names to positions. The driver's own row searches all names at each
 * value, which took longer than reading the values.
 */
record PlacedRow(Row row, Map<String, Integer> places) implements Row {

  /** The position of each column, from 0; the first of columns that share a name. */
  static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>(names.size() * 2);
    for (int i = 0; i < names.size(); i++) {
      places.putIfAbsent(names.get(i), i);
    }
    return places;
  }

  @Override
  public int getColumnIndex(String name) {
    return places.getOrDefault(name, -1);
  }

  @Override
  public String getColumnName(int place) {
    return row.getColumnName(place);
  }

  @Override
  public Object getValue(int place) {
    return row.getValue(place);
  }

  @Override
  public <T> T get(Class<T> type, int place) {
    return row.get(type, place);
  }

  @Override
  public Tuple addValue(Object value) {
    return row.addValue(value);
  }

  @Override
  public int size() {
    return row.size();
  }

  @Override
  public void clear() {
    row.clear();
  }

  @Override
  public List<Class<?>> types() {
    return row.types();
  }
}
