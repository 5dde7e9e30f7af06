package org.crowdshelf.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The tests' own connection to the database that the service runs on. */
public final class Database {

  private Database() {}

  /** A connection; close it. */
  public static Connection connect() {
    Config config = ConfigProvider.getConfig();
    try {
      return DriverManager.getConnection(
          config.getValue("quarkus.datasource.jdbc.url", String.class),
          config.getValue("quarkus.datasource.username", String.class),
          "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement; answers how many rows it changed. */
  public static int execute(String sql, Object... params) {
    try (Connection connection = connect();
        PreparedStatement statement = prepared(connection, sql, params)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of every row. */
  @SuppressWarnings("unchecked")
  public static <T> List<T> column(String sql, Object... params) {
    try (Connection connection = connect();
        PreparedStatement statement = prepared(connection, sql, params);
        ResultSet rows = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (rows.next()) {
        values.add((T) rows.getObject(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only value of a query. */
  public static <T> T value(String sql, Object... params) {
    List<T> values = column(sql, params);
    if (values.size() != 1) {
      throw new IllegalStateException(values.size() + " rows of " + sql);
    }
    return values.get(0);
  }

  /** A count as a number. */
  public static long count(String sql, Object... params) {
    return Database.<Number>value(sql, params).longValue();
  }

  /** The SQLSTATE with which the database refuses a statement; fails where it takes it. */
  public static String refusal(String sql, Object... params) {
    try (Connection connection = connect();
        PreparedStatement statement = prepared(connection, sql, params)) {
      statement.execute();
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
    throw new AssertionError("taken: " + sql);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... params)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < params.length; i++) {
      statement.setObject(i + 1, params[i]);
    }
    return statement;
  }
}
