package org.crowdshelf.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The tests' own connection to the database that the service runs on. */
public final class Database {

  // Where the service runs in processes of its own, its configuration is not the test's.
  private static volatile Place place;

  private record Place(String url, String user) {}

  private record Idle(Place place, Connection connection) {}

  // Connecting takes a statement's time many times over, and tests send thousands.
  private static final Deque<Idle> IDLE = new ConcurrentLinkedDeque<>();

  private Database() {}

  /** Works on this database from now on; null: on the one that the test is configured with. */
  public static void use(String url, String user) {
    place = url == null ? null : new Place(url, user);
  }

  /** A connection; close it. */
  public static Connection connect() {
    return connect(new Properties());
  }

  private static Connection connect(Properties properties) {
    Place at = place == null ? configured() : place;
    properties.setProperty("user", at.user());
    properties.setProperty("password", "");
    try {
      return DriverManager.getConnection(at.url(), properties);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Place configured() {
    Config config = ConfigProvider.getConfig();
    return new Place(
        config.getValue("quarkus.datasource.migrations.jdbc.url", String.class),
        config.getValue("quarkus.datasource.username", String.class));
  }

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  // On a connection of earlier calls where one is left, else on a new one. It is kept unless the
  // statement failed or changed the session.
  private static <T> T reusing(String sql, Work<T> work) {
    Place at = place == null ? configured() : place;
    Connection connection = idle(at);
    try {
      T result = work.with(connection);
      if (sql.stripLeading().startsWith("set ")) {
        connection.close();
      } else {
        IDLE.push(new Idle(at, connection));
      }
      return result;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw new IllegalStateException(e);
    }
  }

  private static Connection idle(Place at) {
    for (Idle idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
      try {
        if (idle.place().equals(at) && idle.connection().isValid(5)) {
          return idle.connection();
        }
      } catch (SQLException gone) {
        // Another is taken.
      }
      closeQuietly(idle.connection());
    }
    Properties properties = new Properties();
    // A prepared plan would fail once a test has changed a table.
    properties.setProperty("prepareThreshold", "0");
    return connect(properties);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      // The server has closed it.
    }
  }

  /** Runs a statement; answers how many rows it changed. */
  public static int execute(String sql, Object... params) {
    return reusing(
        sql,
        connection -> {
          try (PreparedStatement statement = prepared(connection, sql, params)) {
            return statement.executeUpdate();
          }
        });
  }

  /** The first column of every row. */
  @SuppressWarnings("unchecked")
  public static <T> List<T> column(String sql, Object... params) {
    return reusing(
        sql,
        connection -> {
          try (PreparedStatement statement = prepared(connection, sql, params);
              ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
              values.add((T) rows.getObject(1));
            }
            return values;
          }
        });
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

  /** The plan of a statement of the service, whatever its parameters are. */
  public static String plan(String sql) {
    return plan(sql, "");
  }

  /** The same where tables are large, so that an index in the wanted order is used if it fits. */
  public static String planOfLargeTables(String sql) {
    return plan(sql, "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off");
  }

  private static String plan(String sql, String options) {
    Properties simple = new Properties();
    simple.setProperty("options", options);
    // The extended protocol would want values for its parameters.
    simple.setProperty("preferQueryMode", "simple");
    try (Connection connection = connect(simple);
        Statement statement = connection.createStatement()) {
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("explain (generic_plan) " + sql)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
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
