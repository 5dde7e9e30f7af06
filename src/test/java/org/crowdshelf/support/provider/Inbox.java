package org.crowdshelf.support.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.CallbackReply;

/** A callback address that keeps what arrives and answers what a test wants. */
public final class Inbox implements AutoCloseable {

  static {
    // Without it each answer waits 40 ms for the peer's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final String account;
  private final BlockingQueue<Callback> arrived = new LinkedBlockingQueue<>();
  private volatile CallbackReply reply = new CallbackReply(200, "text/plain", "success");

  /** Starts on a free port; messages are for this merchant account. */
  public Inbox(String account) throws IOException {
    this.account = account;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** The address that a provider sends to. */
  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/callback";
  }

  /** Answers this from now on. */
  public void reply(CallbackReply reply) {
    this.reply = reply;
  }

  /** The next message; fails the test where none arrives. */
  public Callback next() {
    try {
      Callback next = arrived.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no message arrived");
      }
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    CallbackReply answered = reply;
    arrived.add(new Callback(account, headers, body));
    byte[] text = answered.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answered.contentType());
    exchange.sendResponseHeaders(answered.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
