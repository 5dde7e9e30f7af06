package org.crowdshelf.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An address that leads to one server and later to another, as the Service of a database operator
 * does: connections of before stay with the server that they were made to.
 *
 * <p>Blocking sockets copy the bytes, two threads a connection: Vert.x closes connections of a
 * client that the garbage collector finds unreferenced.
 */
public final class MovingAddress implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "moving-address");
            thread.setDaemon(true);
            return thread;
          });
  private volatile int port;

  /** Begins to lead to a port of this machine. */
  public MovingAddress(int port) {
    this.port = port;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.execute(this::accept);
  }

  /** The port that clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Leads new connections to another port. */
  public void moveTo(int other) {
    port = other;
  }

  /** Takes no more connections; those that exist end with their server or client. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket service = server.accept();
        threads.execute(() -> connect(service));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket service) {
    try (service;
        Socket database = new Socket("localhost", port)) {
      threads.execute(() -> copy(database, service));
      copy(service, database);
    } catch (IOException refused) {
      // The service sees that its connection is closed.
    }
  }

  /** Copies until one of both ends, and then ends the other. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // The other side sees that its connection is closed.
    }
  }
}
