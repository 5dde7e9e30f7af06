package org.crowdshelf.shared.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A row that a statement returned, with its columns by name. Each method answers null for a SQL
 * null unless it says otherwise, and throws where the statement returned no such column.
 */
public final class Row {

  private final io.vertx.sqlclient.Row row;
  private final Columns columns;

  private Row(io.vertx.sqlclient.Row row, Columns columns) {
    this.row = row;
    this.columns = columns;
  }

  /** The rows of a statement, each mapped. */
  static <T> List<T> map(
      String sql, RowSet<io.vertx.sqlclient.Row> rows, Function<Row, T> mapping) {
    List<T> mapped = new ArrayList<>(rows.size());
    Columns columns = Columns.of(sql, rows.columnsNames());
    for (io.vertx.sqlclient.Row row : rows) {
      mapped.add(mapping.apply(new Row(row, columns)));
    }
    return mapped;
  }

  /** A view of this row that reads the column {@code name} as {@code alias_name}. */
  public Row joined(String alias) {
    return new Row(row, columns.joined(alias));
  }

  /** A uuid. */
  public UUID uuid(String column) {
    return (UUID) value(column);
  }

  /** A text. */
  public String text(String column) {
    return (String) value(column);
  }

  /** A whole number; throws for null. */
  public long number(String column) {
    return ((Number) value(column)).longValue();
  }

  /** A whole number. */
  public Long numberOrNull(String column) {
    return value(column) instanceof Number number ? number.longValue() : null;
  }

  /** A whole number that fits an int; throws for null. */
  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  /** A whole number that fits an int. */
  public Integer integerOrNull(String column) {
    return value(column) instanceof Number number ? Math.toIntExact(number.longValue()) : null;
  }

  /** A boolean; false for null. */
  public boolean flag(String column) {
    return Boolean.TRUE.equals(value(column));
  }

  /** A boolean. */
  public Boolean flagOrNull(String column) {
    return (Boolean) value(column);
  }

  /** A timestamp with time zone. */
  public Instant instant(String column) {
    return value(column) instanceof OffsetDateTime time ? time.toInstant() : null;
  }

  /** A date. */
  public LocalDate date(String column) {
    return (LocalDate) value(column);
  }

  /** Bytes. */
  public byte[] bytes(String column) {
    return value(column) instanceof Buffer buffer ? buffer.getBytes() : null;
  }

  /** The constant whose name a text column holds. */
  public <E extends Enum<E>> E value(Class<E> type, String column) {
    String name = text(column);
    return name == null ? null : Enum.valueOf(type, name);
  }

  /** A jsonb object. */
  public JsonObject json(String column) {
    return (JsonObject) value(column);
  }

  /** The list of a jsonb document that the statement casts to text; see {@link Document}. */
  public <T> List<T> list(Class<T> type, String column) {
    String document = text(column);
    return document == null ? null : Document.read(document, type);
  }

  private Object value(String column) {
    return row.getValue(columns.place(column));
  }
}
