package org.crowdshelf.transport.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.crowdshelf.support.Eventually;

/** Connections from several addresses of this machine; each stays open until it is closed. */
public final class TestConnections implements AutoCloseable {

  private static final String REQUEST =
      "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String ANSWER = "HTTP/1.1 200";

  private final URI endpoint;
  private final List<Socket> sockets = new ArrayList<>();

  public TestConnections(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** A new connection from 127.0.0.x, on which nothing is sent yet; it may be closed already. */
  public Socket from(int x) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    try {
      socket.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) x}), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", endpoint.getPort()), 5_000);
    } catch (SocketException reset) {
      socket.close();
    }
    return socket;
  }

  /**
   * Opens so many connections from 127.0.0.x, each served once. One that is refused is tried again:
   * the service may not have noticed yet that earlier connections are closed.
   */
  public void open(int x, int times) {
    for (int i = 0; i < times; i++) {
      Eventually.holds(() -> assertTrue(isServed(unchecked(x))));
    }
  }

  private Socket unchecked(int x) {
    try {
      return from(x);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** Returns whether a request on this connection is answered; otherwise it is closed. */
  public static boolean isServed(Socket socket) {
    try {
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(ANSWER.length());
      return new String(start, StandardCharsets.US_ASCII).equals(ANSWER);
    } catch (SocketException reset) {
      return false;
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  /** Returns whether a new connection from 127.0.0.x is served, and closes it. */
  public boolean isServed(int x) throws IOException {
    try (Socket socket = from(x)) {
      return isServed(socket);
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
