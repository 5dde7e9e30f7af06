package org.crowdshelf.shared.pool;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens a pool's connections, to each address in turn, with a limit on the whole handshake. The
 * client's own limit covers the socket only, so a server that accepts connections and never answers
 * would occupy the pool.
 */
final class NewConnections {

  private final List<SqlConnectOptions> addresses;
  private final ConnectionFactory opening;
  private final Duration time;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile boolean refused;

  NewConnections(Vertx vertx, List<SqlConnectOptions> addresses, Duration time) {
    this.addresses = addresses;
    this.time = time;
    this.opening =
        PgDriver.INSTANCE.createConnectionFactory(
            vertx, () -> Future.succeededFuture(nextAddress()));
  }

  /** Refuses new connections at once, or allows them again. */
  void refuse(boolean refused) {
    this.refused = refused;
  }

  /** A connection after its handshake; fails if that takes too long. */
  Future<SqlConnection> open(Context context) {
    if (refused) {
      return Future.failedFuture(new ConnectException("The database is lost"));
    }
    Future<SqlConnection> opened = opening.connect(context);
    Future<SqlConnection> inTime = opened.timeout(time.toMillis(), TimeUnit.MILLISECONDS);
    // A connection that arrives later is not used.
    opened.onSuccess(connection -> closeUnless(inTime.succeeded(), connection));
    return inTime.recover(NewConnections::failed);
  }

  private SqlConnectOptions nextAddress() {
    return addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
  }

  private static void closeUnless(boolean wanted, SqlConnection connection) {
    if (!wanted) {
      connection.close();
    }
  }

  private static Future<SqlConnection> failed(Throwable failure) {
    return Future.failedFuture(
        failure instanceof TimeoutException
            ? new ConnectException("The server took the connection and said nothing")
            : failure);
  }
}
