package org.crowdshelf.shared.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the pool so that nothing waits without end: not for a server that does not answer, not for
 * a connection, and on one that nothing comes from only until {@link DatabaseWatch} cuts it.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

  static final String NAME = "operations";

  private final Duration connect;
  private final Duration wait;
  private final OpenConnections operations = new OpenConnections();
  private final OpenConnections watch = new OpenConnections();
  private Vertx vertx;
  private List<PgConnectOptions> addresses;

  DatabasePool(
      @ConfigProperty(name = "crowdshelf.database.connect-timeout") Duration connect,
      @ConfigProperty(name = "crowdshelf.database.wait") Duration wait) {
    this.connect = connect;
    this.wait = wait;
  }

  @Override
  public Pool create(Input input) {
    vertx = input.vertx();
    addresses = input.pgConnectOptionsList();
    return pool(NAME, input.poolOptions(), wait, operations);
  }

  /** One connection of its own, for looking whether the database is there; none before the pool. */
  Optional<Pool> probe(Duration patience) {
    return addresses == null
        ? Optional.empty()
        : Optional.of(pool("watch", new PoolOptions().setMaxSize(1), patience, watch));
  }

  /** Cuts the connection that looks. */
  void cutProbe() {
    watch.cut();
  }

  /** Cuts the connections of operations. */
  void cutOperations() {
    operations.cut();
  }

  // The name is what metrics know it by.
  private Pool pool(String name, PoolOptions options, Duration wait, OpenConnections open) {
    options
        .setName(name)
        .setConnectionTimeout((int) wait.toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    List<SqlConnectOptions> to = addresses.stream().<SqlConnectOptions>map(this::bounded).toList();
    return PgBuilder.pool()
        .with(options)
        .connectingTo(to)
        .withConnectHandler(open::opened)
        .using(vertx)
        .build();
  }

  private SqlConnectOptions bounded(PgConnectOptions address) {
    PgConnectOptions bounded = new PgConnectOptions(address);
    bounded.setConnectTimeout((int) connect.toMillis()).setTcpKeepAlive(true);
    return bounded;
  }
}
