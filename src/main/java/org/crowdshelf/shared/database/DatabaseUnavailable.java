package org.crowdshelf.shared.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;

/** Recognises failures that a retry may not meet: no database, or no free connection. */
public final class DatabaseUnavailable {

  // disk_full, out_of_memory, too_many_connections, admin_shutdown, crash_shutdown,
  // cannot_connect_now, idle_session_timeout,
  // read_only_sql_transaction (the address leads to a standby), and
  // idle_in_transaction_session_timeout (this replica did not run for so long)
  private static final Set<String> STATES =
      Set.of("53100", "53200", "53300", "57P01", "57P02", "57P03", "57P05", "25006", "25P03");
  private static final String CONNECTION_EXCEPTION = "08";

  // The messages of the pool when no connection is returned in time, and of a connection that is
  // closed while a statement is queued on it.
  private static final Set<String> NO_CONNECTION =
      Set.of(
          "Timeout",
          "Timeout waiting for connection",
          "Pending requests failed to be sent due to connection has been closed.",
          "Connection is not active now, current status: CLOSING",
          "Connection is not active now, current status: CLOSED");

  private DatabaseUnavailable() {}

  /**
   * Returns whether the database caused this failure by being away, not the operation or the code.
   */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isItself(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isItself(Throwable failure) {
    if (failure instanceof PgException told) {
      return isState(told.getSqlState());
    }
    if (failure instanceof SQLException wrapped) {
      return isState(wrapped.getSQLState());
    }
    return failure instanceof SocketException
        || failure instanceof UnknownHostException
        || failure instanceof ClosedConnectionException
        // A broken pipe, and a connection that the client itself closed. Subclasses of these
        // exceptions mean other faults.
        || failure.getClass() == IOException.class
        || failure.getClass() == VertxException.class
        || NO_CONNECTION.contains(String.valueOf(failure.getMessage()));
  }

  private static boolean isState(String state) {
    return state != null && (state.startsWith(CONNECTION_EXCEPTION) || STATES.contains(state));
  }
}
