package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * The OIDC server of development, at {@code /dev/oidc} of the service itself: an address that
 * clients can be set to, which answers this machine alone. Quarkus' own dev service answers every
 * machine of the network and takes a new port at each start.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class DevOidcServer {

  private static final String AT = "/dev/oidc";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_FORM = 16_384;

  private final DevTokens tokens;
  private final DevGrants grants;
  private final DevLogin login;

  DevOidcServer(DevTokens tokens, DevGrants grants, DevLogin login) {
    this.tokens = tokens;
    this.grants = grants;
    this.login = login;
  }

  void addTo(@Observes Router router) {
    router.route(AT + "/*").handler(new DevGate());
    router.post(AT + "/*").handler(BodyHandler.create(false).setBodyLimit(LONGEST_FORM));
    router
        .get(AT + "/.well-known/openid-configuration")
        .handler(http -> send(http, 200, discovery()));
    router.get(AT + "/keys").handler(http -> send(http, 200, tokens.publishedKeys()));
    router.get(AT + "/auth").handler(login::show);
    router.post(AT + "/auth").handler(login::choose);
    router.post(AT + "/token").handler(this::token);
    router.get(AT + "/userinfo").handler(this::userInfo);
    router.get(AT + "/logout").handler(this::logOut);
  }

  private JsonObject discovery() {
    String issuer = tokens.issuer();
    return new JsonObject()
        .put("issuer", issuer)
        .put("authorization_endpoint", issuer + "/auth")
        .put("token_endpoint", issuer + "/token")
        .put("userinfo_endpoint", issuer + "/userinfo")
        .put("end_session_endpoint", issuer + "/logout")
        .put("jwks_uri", issuer + "/keys")
        .put("response_types_supported", JsonArray.of("code"))
        .put("grant_types_supported", JsonArray.of("authorization_code", "refresh_token"))
        .put("subject_types_supported", JsonArray.of("public"))
        .put("scopes_supported", JsonArray.of("openid"))
        .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
        .put("token_endpoint_auth_methods_supported", JsonArray.of("none"))
        .put("code_challenge_methods_supported", JsonArray.of("S256"));
  }

  private void token(RoutingContext http) {
    JsonObject answer = grants.exchange(http.request().formAttributes());
    send(http, answer.containsKey("error") ? 400 : 200, answer);
  }

  private void userInfo(RoutingContext http) {
    String header = http.request().getHeader(HttpHeaders.AUTHORIZATION);
    Optional<DevPerson> person =
        header == null || !header.startsWith(BEARER)
            ? Optional.empty()
            : tokens.allowedBy(header.substring(BEARER.length()));
    if (person.isEmpty()) {
      http.response().putHeader("WWW-Authenticate", "Bearer");
      send(http, 401, new JsonObject().put("error", "invalid_token"));
      return;
    }
    send(
        http,
        200,
        new JsonObject()
            .put("sub", person.get().name())
            .put("preferred_username", person.get().name()));
  }

  // There is no session to end: the page asks again who signs in.
  private void logOut(RoutingContext http) {
    tokens.signedFor(http.request().getParam("id_token_hint")).ifPresent(grants::end);
    String back = http.request().getParam("post_logout_redirect_uri");
    if (back != null && DevGate.isLocalPage(back)) {
      http.response().setStatusCode(303).putHeader("Location", back).end();
    } else {
      http.response().putHeader("Content-Type", "text/plain").end("You are signed out.\n");
    }
  }

  private static void send(RoutingContext http, int status, JsonObject body) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }
}
