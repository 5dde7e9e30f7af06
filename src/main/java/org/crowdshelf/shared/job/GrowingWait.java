package org.crowdshelf.shared.job;

/**
 * The delay before a failed item is tried again, as a SQL expression, so that one statement counts
 * the failure and sets the next attempt.
 */
public final class GrowingWait {

  private GrowingWait() {}

  /**
   * Returns an interval that is doubled with each failure, up to an hour.
   *
   * @param first the wait after the first failure, a PostgreSQL interval of at least a second
   * @param failures the column that counts the failures before this one
   */
  public static String after(String first, String failures) {
    return "least(interval '1 hour', interval '%s' * power(2, least(%s, 12)))"
        .formatted(first, failures);
  }
}
