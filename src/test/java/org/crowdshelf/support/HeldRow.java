package org.crowdshelf.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A row that somebody else's transaction holds. */
public final class HeldRow implements AutoCloseable {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final String WAITING =
      "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))";

  // Also who waits for somebody that waits.
  private static final String QUEUE =
      """
      with recursive waiting (pid) as (
        select pid from pg_stat_activity where ? = any (pg_blocking_pids(pid))
        union
        select a.pid from pg_stat_activity a join waiting w on w.pid = any (pg_blocking_pids(a.pid))
      )
      select count(*) from waiting""";

  private final Connection holder;
  private final int pid;

  private HeldRow(Connection holder, int pid) {
    this.holder = holder;
    this.pid = pid;
  }

  /** Holds a row of a table. */
  public static HeldRow of(String table, UUID id) {
    return after("select 1 from " + table + " where id = ? for no key update", id);
  }

  /** Holds a whole table against whoever writes; reads go on. */
  public static HeldRow table(String table) {
    return after("lock table " + table + " in share mode", null);
  }

  /** Holds what a statement touches; its changes are there once this is closed. */
  public static HeldRow after(String sql, UUID id) {
    try {
      Connection connection = Database.connect();
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql);
          PreparedStatement whoAmI = connection.prepareStatement("select pg_backend_pid()")) {
        if (id != null) {
          statement.setObject(1, id);
        }
        statement.execute();
        try (var row = whoAmI.executeQuery()) {
          row.next();
          return new HeldRow(connection, row.getInt(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when somebody waits for it, or this work is done; answers whether somebody waits. */
  public boolean awaitedBy(Future<?> work) {
    return reached(WAITING, 1, work);
  }

  /**
   * Returns when so many wait for it, or for one another because of it, or when this work is done;
   * answers whether so many wait.
   */
  public boolean awaitedBy(int waiters, Future<?> work) {
    return reached(QUEUE, waiters, work);
  }

  private boolean reached(String count, int waiters, Future<?> work) {
    for (int tries = 0; tries < 1500; tries++) {
      boolean done = work.isDone();
      if (Database.count(count, pid) >= waiters) {
        return true;
      }
      if (done) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("neither waits nor ends");
  }

  /** Ends the connections of all who wait for it, as the death of their process would. */
  public void endWaiters() {
    Database.column(
        "select pg_terminate_backend(pid)::text from pg_stat_activity where ? = any (pg_blocking_pids(pid))",
        pid);
  }

  /** Returns whether nobody holds a row. */
  public static boolean isFree(String table, UUID id) {
    String sql = "select 1 from " + table + " where id = ? for no key update nowait";
    try (Connection connection = Database.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.execute();
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (!holder.isClosed()) {
        holder.commit();
        holder.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
