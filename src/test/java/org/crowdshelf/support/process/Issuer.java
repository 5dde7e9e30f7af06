package org.crowdshelf.support.process;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A small OIDC issuer: it publishes its keys and signs what it is asked to sign, right or wrong.
 */
public final class Issuer implements AutoCloseable {

  /** The audience of its tokens, unless a test says otherwise. */
  public static final String AUDIENCE = "crowdshelf";

  private final HttpServer server;
  private final AtomicInteger keyFetches = new AtomicInteger();
  private volatile List<SigningKey> published;
  private volatile boolean down;

  private Issuer(HttpServer server, List<SigningKey> published) {
    this.server = server;
    this.published = published;
  }

  /** Starts one with an RSA key and an elliptic one. */
  public static Issuer start() {
    try {
      return start(HttpServer.create(anyPort(), 0));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The same over https. */
  public static Issuer start(Certificate certificate) throws Exception {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    return start(server);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static Issuer start(HttpServer server) {
    Issuer issuer =
        new Issuer(server, List.of(SigningKey.rsa("rsa-1"), SigningKey.elliptic("ec-1")));
    issuer.serve("/.well-known/openid-configuration", issuer::discovery);
    issuer.serve("/jwks", issuer::keySet);
    server.setExecutor(Executors.newSingleThreadExecutor(Issuer::daemon));
    server.start();
    return issuer;
  }

  /** Its address, which its tokens name as their issuer. */
  public String address() {
    return (server instanceof HttpsServer ? "https" : "http")
        + "://localhost:"
        + server.getAddress().getPort();
  }

  /** The environment of a replica that trusts it. */
  public Map<String, String> settings() {
    return Map.of("CROWDSHELF_OIDC_SERVER", address(), "CROWDSHELF_OIDC_AUDIENCE", AUDIENCE);
  }

  /** The RSA key it signs with. */
  public SigningKey rsa() {
    return published.get(0);
  }

  /** The elliptic key it signs with. */
  public SigningKey elliptic() {
    return published.get(1);
  }

  /** Publishes these keys from now on, the first two being what it signs with. */
  public void publish(List<SigningKey> keys) {
    published = List.copyOf(keys);
  }

  /** The number of requests for its keys, answered or not. */
  public int keyFetches() {
    return keyFetches.get();
  }

  /** True: it closes every connection from now on, as a server does that is going down. */
  public void down(boolean now) {
    down = now;
  }

  /** A good token of this person's with these roles. */
  public String token(String subject, String... roles) {
    return claims(subject, roles).signed(rsa());
  }

  /** The claims of a good token, to be changed before it is signed. */
  public Token claims(String subject, String... roles) {
    return Token.of(address(), AUDIENCE, subject, List.of(roles));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private JsonObject discovery() {
    return new JsonObject()
        .put("issuer", address())
        .put("jwks_uri", address() + "/jwks")
        .put("token_endpoint", address() + "/token");
  }

  private JsonObject keySet() {
    keyFetches.incrementAndGet();
    return new JsonObject()
        .put("keys", new JsonArray(published.stream().map(SigningKey::published).toList()));
  }

  private void serve(String path, Supplier<JsonObject> document) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = document.get().encode().getBytes(StandardCharsets.UTF_8);
          if (down) {
            exchange.close();
            return;
          }
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "issuer");
    thread.setDaemon(true);
    return thread;
  }
}
