package org.crowdshelf.support.process;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The backend of a mini-program, as one would write it: it has exchanged a code of wx.login for
 * somebody's id at WeChat, and now gets that person an access token. It has a key and no secret.
 */
public final class MiniProgram implements AutoCloseable {

  private static final String CLIENT = "crowdshelf-mini-program";
  private static final String PROVIDER = "mini-program";
  private static final String GROUP = "/mini-program";
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final Issuer own = Issuer.start();

  /** Where it publishes its key. */
  public String address() {
    return own.address();
  }

  /** An access token of whoever has this id at WeChat; makes them known at their first time. */
  public String signIn(Keycloak keycloak, String wechat) {
    String token = tokenFor(keycloak, wechat, address());
    if (token != null) {
      return token;
    }
    register(keycloak, wechat);
    return tokenFor(keycloak, wechat, address());
  }

  /**
   * An access token of somebody known, asked for under this name of its own; null where refused.
   */
  public String tokenFor(Keycloak keycloak, String wechat, String name) {
    String assertion = claims(keycloak, wechat).with("iss", name).signed(own.rsa());
    return token(keycloak, Map.of("grant_type", JWT_GRANT, "assertion", assertion));
  }

  /** The status with which the administration API answers its service account. */
  public int administers(Keycloak keycloak, String method, String path, String body) {
    return administration(keycloak, method, path, body).status();
  }

  private void register(Keycloak keycloak, String wechat) {
    JsonObject user =
        new JsonObject()
            .put("username", "wx-" + UUID.randomUUID())
            .put("enabled", true)
            .put("groups", new JsonArray().add(GROUP))
            .put(
                "federatedIdentities",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("identityProvider", PROVIDER)
                            .put("userId", wechat)
                            .put("userName", wechat)));
    Http.Reply made = administration(keycloak, "POST", "/users", user.encode());
    if (made.status() != 201) {
      throw new AssertionError(made.status() + " " + made.body());
    }
  }

  private Http.Reply administration(Keycloak keycloak, String method, String path, String body) {
    String token = token(keycloak, Map.of("grant_type", "client_credentials"));
    return Http.send(
        HttpRequest.newBuilder(
                URI.create(keycloak.issuer().replace("/realms/", "/admin/realms/") + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String token(Keycloak keycloak, Map<String, String> grant) {
    Map<String, String> fields = new HashMap<>(grant);
    fields.put("client_id", CLIENT);
    fields.put("client_assertion_type", ASSERTION);
    fields.put("client_assertion", claims(keycloak, CLIENT).with("iss", CLIENT).signed(own.rsa()));
    Http.Reply reply = Http.form(keycloak.endpoint("token"), fields);
    return new JsonObject(reply.body()).getString("access_token");
  }

  private Token claims(Keycloak keycloak, String subject) {
    return own.claims(subject)
        .with("aud", keycloak.issuer())
        .with("groups", null)
        .with("jti", UUID.randomUUID().toString())
        .until(Instant.now().plusSeconds(50));
  }

  @Override
  public void close() {
    own.close();
  }
}
