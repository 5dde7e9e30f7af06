package org.crowdshelf.shared.database;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps one fault of the database client out of the log, which follows each operation that found no
 * connection: its timer goes on when connecting fails, and then tells a second failure to who has
 * had the first. The first one was told, and logged where it has to be.
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
