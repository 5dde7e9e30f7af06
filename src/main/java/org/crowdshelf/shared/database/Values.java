package org.crowdshelf.shared.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The columns of a row that a statement of the command path answered, by place from 0. */
public final class Values {

  private final Object[] columns;

  Values(Object[] columns) {
    this.columns = columns;
  }

  /** A uuid; null where it is null. */
  public UUID uuid(int place) {
    return (UUID) columns[place];
  }

  /** A text; null where it is null. */
  public String text(int place) {
    return (String) columns[place];
  }

  /** A whole number that is not null. */
  public long number(int place) {
    return ((Number) columns[place]).longValue();
  }

  /** A truth value; false where it is null. */
  public boolean flag(int place) {
    return Boolean.TRUE.equals(columns[place]);
  }

  /** Bytes; null where they are null. */
  public byte[] bytes(int place) {
    return columns[place] instanceof io.vertx.core.buffer.Buffer buffer ? buffer.getBytes() : null;
  }

  /** A time; null where it is null. */
  public Instant instant(int place) {
    return columns[place] == null ? null : ((OffsetDateTime) columns[place]).toInstant();
  }
}
