package org.crowdshelf.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The sign-in, the page and the pictures of development, on a port of their own. */
final class DevServer {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer http;
  private final DevTokens tokens;

  private DevServer() {
    Router router = Router.router(vertx);
    http =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    tokens = new DevTokens(Clock.systemUTC(), address() + "/dev/oidc", Optional.empty());
    DevGrants grants = new DevGrants(tokens);
    new DevOidcServer(tokens, grants, new DevLogin(grants)).addTo(router);
    new DevSignIn(tokens).addTo(router);
    new DevImages().addTo(router);
    new DevPage().addTo(router);
  }

  static DevServer start() {
    return new DevServer();
  }

  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  String address() {
    return "http://localhost:" + port();
  }

  int port() {
    return http.actualPort();
  }

  String issuer() {
    return tokens.issuer();
  }

  /** The claims of a token whose signature the published key verifies. */
  Map<String, Object> claims(String token) {
    try {
      JsonWebSignature signed = new JsonWebSignature();
      signed.setCompactSerialization(token);
      JsonObject published = tokens.publishedKeys().getJsonArray("keys").getJsonObject(0);
      signed.setKey(JsonWebKey.Factory.newJwk(published.encode()).getKey());
      if (!signed.verifySignature()) {
        throw new AssertionError("signed by another key");
      }
      return new JsonObject(signed.getPayload()).getMap();
    } catch (JoseException broken) {
      throw new AssertionError(broken);
    }
  }
}
