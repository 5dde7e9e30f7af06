package org.crowdshelf.shared.database;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/** What the database refused, by the names that the migrations give to constraints. */
public final class Violations {

  // integrity_constraint_violation and all below it
  private static final String CLASS = "23";

  private Violations() {}

  /** Whether a statement failed because it would break this constraint. */
  public static boolean breaks(Throwable failure, String constraint) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOf(cause, constraint)) {
        return true;
      }
    }
    return false;
  }

  // Hibernate's SQLException keeps the name in its text alone, quoted in every language.
  private static boolean isOf(Throwable failure, String constraint) {
    if (failure instanceof PgException plain) {
      return constraint.equals(plain.getConstraint());
    }
    return failure instanceof SQLException wrapped
        && String.valueOf(wrapped.getSQLState()).startsWith(CLASS)
        && wrapped.getMessage().contains('"' + constraint + '"');
  }
}
