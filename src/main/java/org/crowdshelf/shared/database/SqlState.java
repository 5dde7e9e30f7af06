package org.crowdshelf.shared.database;

import io.vertx.pgclient.PgException;

/** PostgreSQL's code of an error. */
public final class SqlState {

  private SqlState() {}

  /** The code that a statement of a query failed with; an empty text where none did. */
  public static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException told) {
        return String.valueOf(told.getSqlState());
      }
    }
    return "";
  }
}
