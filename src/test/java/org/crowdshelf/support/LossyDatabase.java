package org.crowdshelf.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database of its own for a test, behind a proxy that the test can cut. */
public final class LossyDatabase implements QuarkusTestResourceLifecycleManager {

  private static volatile TcpProxy proxy;

  private EmbeddedPostgres server;

  /** The way to the database. */
  public static TcpProxy way() {
    return proxy;
  }

  /** True: new connections can only read, as on a standby. */
  public static void readOnly(boolean readOnly) {
    try (Connection connection = Database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set session characteristics as transaction read write");
      statement.execute("alter database postgres set default_transaction_read_only = " + readOnly);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("shared_preload_libraries", "pg_stat_statements")
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    proxy = new TcpProxy(server.getPort());
    return Map.of(
        "crowdshelf.database.url",
        "postgresql://localhost:" + proxy.port() + "/postgres",
        "crowdshelf.database.username",
        "postgres");
  }

  @Override
  public void stop() {
    proxy.close();
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
