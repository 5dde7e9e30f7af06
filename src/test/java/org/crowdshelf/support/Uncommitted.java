package org.crowdshelf.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Two who meet at one row, the same way each time. */
public final class Uncommitted {

  private static final String WAITING =
      "select count(*) from pg_stat_activity where ? = any(pg_blocking_pids(pid))";

  private Uncommitted() {}

  /**
   * The answer of an operation that begins while another transaction's statement is done but not
   * committed, and waits for it.
   */
  public static Answer during(String sql, List<?> params, Supplier<Answer> operation) {
    try (Connection other = Database.connect()) {
      int process = processOf(other);
      other.setAutoCommit(false);
      try (PreparedStatement statement = other.prepareStatement(sql)) {
        for (int i = 0; i < params.size(); i++) {
          statement.setObject(i + 1, params.get(i));
        }
        statement.executeUpdate();
      }
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(operation);
      for (int tries = 0; Database.count(WAITING, process) == 0 && tries < 500; tries++) {
        Database.column("select 1 from pg_sleep(0.02)");
      }
      other.commit();
      return answer.join();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int processOf(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select pg_backend_pid()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
