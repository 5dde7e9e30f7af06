package org.crowdshelf.shared.database;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/** Recognises violated constraints by the names that the migrations give them. */
public final class Violations {

  // integrity_constraint_violation and its subclasses
  private static final String CLASS = "23";

  private Violations() {}

  /** Returns whether a statement failed because it violates this constraint. */
  public static boolean breaks(Throwable failure, String constraint) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOf(cause, constraint)) {
        return true;
      }
    }
    return false;
  }

  // Hibernate's SQLException has the name in its message only, quoted in every language.
  private static boolean isOf(Throwable failure, String constraint) {
    if (failure instanceof PgException plain) {
      return constraint.equals(plain.getConstraint());
    }
    return failure instanceof SQLException wrapped
        && String.valueOf(wrapped.getSQLState()).startsWith(CLASS)
        && wrapped.getMessage().contains('"' + constraint + '"');
  }
}
