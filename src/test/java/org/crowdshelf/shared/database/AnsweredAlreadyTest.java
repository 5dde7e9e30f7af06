package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class AnsweredAlreadyTest {

  private static final String TWICE = "Result is already complete";
  private static final String CLIENT = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

  @Test
  void keepsTheClientsSecondFailureOut() {
    assertFalse(isLogged(thrown(new IllegalStateException(TWICE), CLIENT)));
  }

  @Test
  void letsEverythingElseIn() {
    assertTrue(isLogged(thrown(new IllegalStateException(TWICE), "org.crowdshelf.Other")));
    assertTrue(isLogged(thrown(new IllegalStateException("Another"), CLIENT)));
    assertTrue(isLogged(thrown(new IllegalArgumentException(TWICE), CLIENT)));
    assertTrue(isLogged(null));
  }

  private static boolean isLogged(Throwable thrown) {
    LogRecord line = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
    line.setThrown(thrown);
    return new AnsweredAlready().isLoggable(line);
  }

  private static Throwable thrown(RuntimeException failure, String by) {
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("io.vertx.core.Promise", "fail", "Promise.java", 90),
          new StackTraceElement(by, "lambda$execute$3", "X.java", 216)
        });
    return failure;
  }
}
