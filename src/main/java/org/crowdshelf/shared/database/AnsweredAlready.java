package org.crowdshelf.shared.database;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Drops one misleading message of the database client from the log. When connecting fails, the
 * client's timer continues and completes the same promise a second time. The first failure was
 * already returned to the operation.
 */
@LoggingFilter(name = "answered-already")
public final class AnsweredAlready implements Filter {

  private static final String CLIENT = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

  @Override
  public boolean isLoggable(LogRecord line) {
    return !(line.getThrown() instanceof IllegalStateException twice
        && "Result is already complete".equals(twice.getMessage())
        && Arrays.stream(twice.getStackTrace())
            .limit(3)
            .anyMatch(call -> call.getClassName().equals(CLIENT)));
  }
}
