package org.crowdshelf.shared.pool;

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
 * Creates the pool with a limit on each wait: for a server to accept a connection, for a free
 * connection, and, by {@link DatabaseWatch}, for an answer on an open one.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {

  static final String NAME = "operations";

  private final Duration connect;
  private final Duration wait;
  private final OpenConnections operations = new OpenConnections();
  private final OpenConnections watch = new OpenConnections();
  private Vertx vertx;
  private List<SqlConnectOptions> addresses;
  private PoolOptions size;
  private NewConnections toOperate;

  DatabasePool(
      @ConfigProperty(name = "crowdshelf.database.connect-timeout") Duration connect,
      @ConfigProperty(name = "crowdshelf.database.wait") Duration wait) {
    this.connect = connect;
    this.wait = wait;
  }

  @Override
  public Pool create(Input input) {
    vertx = input.vertx();
    addresses = input.pgConnectOptionsList().stream().map(this::bounded).toList();
    size = new PoolOptions(input.poolOptions());
    toOperate = new NewConnections(vertx, addresses, connect);
    return pool(NAME, input.poolOptions(), wait, operations, toOperate);
  }

  /** A separate connection for checking the database; empty before the pool is created. */
  Optional<Pool> probe(Duration patience) {
    if (addresses == null) {
      return Optional.empty();
    }
    NewConnections toLook = new NewConnections(vertx, addresses, connect);
    return Optional.of(pool("watch", new PoolOptions().setMaxSize(1), patience, watch, toLook));
  }

  /** A pool of connections to the standbys of an address, with the primary's other settings. */
  public io.vertx.sqlclient.Pool standbys(io.vertx.mutiny.sqlclient.Pool primary, String url) {
    // Creates the primary's pool, which is where the settings come from.
    primary.getDelegate().size();
    PgConnectOptions address = PgConnectOptions.fromUri(url);
    PgConnectOptions standby = new PgConnectOptions((PgConnectOptions) addresses.get(0));
    standby
        .setHost(address.getHost())
        .setPort(address.getPort())
        .setDatabase(address.getDatabase());
    return pool(
        "reads",
        size,
        wait,
        new OpenConnections(),
        new NewConnections(vertx, List.of(standby), connect));
  }

  /** Closes the connection of the checks. */
  void cutProbe() {
    watch.cut();
  }

  /**
   * Closes the connections of operations and opens no others, so that waiting operations fail at
   * once.
   */
  void letGoOfOperations() {
    toOperate.refuse(true);
    operations.cut();
  }

  /** Allows connections for operations again. */
  void takeOperations() {
    toOperate.refuse(false);
  }

  // Metrics are tagged by the name. The deprecated method is the only way to end an attempt.
  @SuppressWarnings("deprecation")
  private Pool pool(
      String name,
      PoolOptions options,
      Duration wait,
      OpenConnections open,
      NewConnections attempts) {
    options
        .setName(name)
        .setConnectionTimeout((int) wait.toMillis())
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    return PgBuilder.pool()
        .with(options)
        .connectingTo(addresses)
        .withConnectHandler(open::opened)
        .using(vertx)
        .build()
        .connectionProvider(attempts::open);
  }

  private SqlConnectOptions bounded(PgConnectOptions address) {
    SqlConnectOptions bounded = new PgConnectOptions(address);
    bounded.setConnectTimeout((int) connect.toMillis()).setTcpKeepAlive(true);
    return bounded;
  }
}
