package org.crowdshelf.support.process;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/**
 * An address that leads to one server and later to another, as the Service of a database operator
 * does: connections of before stay with the server that they were made to.
 */
public final class MovingAddress implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final NetServer server;
  // Vert.x closes a client that is no longer referenced, and its connections with it.
  private final NetClient client;
  private volatile int port;

  /** Begins to lead to a port of this machine. */
  public MovingAddress(int port) {
    this.port = port;
    client = vertx.createNetClient();
    server = vertx.createNetServer().connectHandler(this::connect);
    server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
  }

  /** The port that clients connect to. */
  public int port() {
    return server.actualPort();
  }

  /** Leads new connections to another port. */
  public void moveTo(int other) {
    port = other;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void connect(NetSocket service) {
    service.pause();
    client
        .connect(port, "localhost")
        .onSuccess(
            database -> {
              service.closeHandler(gone -> database.close());
              database.closeHandler(gone -> service.close());
              service.pipeTo(database);
              database.pipeTo(service);
            })
        .onFailure(refused -> service.close());
  }
}
