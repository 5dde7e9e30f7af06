package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.CodeFlow;
import org.crowdshelf.support.process.Http;
import org.crowdshelf.support.process.Keycloak;
import org.crowdshelf.support.process.MiniProgram;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Sign-in with a real OIDC server: Keycloak with the realm of this project, and the package for
 * production. The Maven profile keycloak fetches the server.
 */
@EnabledIfSystemProperty(named = "crowdshelf.keycloak", matches = ".+")
class KeycloakIT {

  private static final String APP = "http://localhost:5173";
  private static final String PASSWORD = "correct horse battery";
  private static final String WHO = "{ viewer { roles account { id name } } }";
  private static final String QUEUE = "{ reviewQueue { totalCount } }";

  private static final MiniProgram MINI_PROGRAM = new MiniProgram();

  private static Keycloak keycloak;
  private static Postgres database;
  private static Replica service;

  @BeforeAll
  static void start() {
    database = Postgres.start();
    keycloak =
        Keycloak.start(
            Map.of(
                "CROWDSHELF_APP_ORIGIN", APP, "CROWDSHELF_BROKER_ADDRESS", MINI_PROGRAM.address()));
    keycloak.user("teacher", PASSWORD);
    keycloak.user("reviewer", PASSWORD, "reviewer");
    keycloak.user("admin", PASSWORD, "admin");
    service =
        Replica.begin(
                Replica.production(),
                Replica.freePort(),
                Replica.settings(
                    database.settings(),
                    Map.of(
                        "CROWDSHELF_OIDC_SERVER", keycloak.issuer(),
                        "CROWDSHELF_OIDC_AUDIENCE", "crowdshelf",
                        "CROWDSHELF_OIDC_KEYS_EVERY", "2s",
                        "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "1S",
                        "CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY)))
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    service.close();
    keycloak.close();
    database.close();
    MINI_PROGRAM.close();
  }

  @Test
  void anAppSignsItsVisitorInByCodeAndProof() {
    JsonObject tokens = signIn("teacher");
    JsonObject viewer = data(tokens.getString("access_token"), WHO).getJsonObject("viewer");
    assertEquals(new JsonArray(), viewer.getJsonArray("roles"));
    String subject = claims(tokens.getString("access_token")).getString("sub");
    assertEquals(1, Database.count("select count(*) from accounts where subject = ?", subject));
    // A second sign-in gets the same person.
    assertEquals(viewer, data(accessToken("teacher"), WHO).getJsonObject("viewer"));
  }

  @Test
  void theTokenSaysNoMoreThanIsNeeded() {
    JsonObject claims = claims(accessToken("teacher"));
    assertEquals("crowdshelf", claims.getString("aud"));
    assertFalse(claims.containsKey("email"), claims.encode());
    assertFalse(claims.containsKey("resource_access"), claims.encode());
    assertTrue(claims.getLong("exp") - claims.getLong("iat") <= 300, "five minutes at most");
  }

  @Test
  void theAppGetsNoCodeWithoutAProof() {
    for (Map<String, String> without :
        List.of(
            Map.<String, String>of(),
            Map.of("code_challenge", "x".repeat(43), "code_challenge_method", "plain"))) {
      Http.Reply reply = new CodeFlow(keycloak, APP + "/signed-in").ask(without);
      assertTrue(
          String.valueOf(reply.header("Location")).contains("error=invalid_request"),
          reply.status() + " " + reply.header("Location"));
    }
  }

  @Test
  void theAppGetsNoTokenInItsAddress() {
    Http.Reply reply =
        new CodeFlow(keycloak, APP + "/signed-in").ask(Map.of("response_type", "token"));
    assertTrue(String.valueOf(reply.header("Location")).contains("error="), reply.body());
  }

  @Test
  void nobodyElseIsSentTheCode() {
    for (String address :
        List.of(
            APP, APP + "/signed-in/..", APP + "/signed-in?x=1", "https://evil.example/signed-in")) {
      Http.Reply reply = new CodeFlow(keycloak, address).ask(Map.of());
      assertEquals(400, reply.status(), address);
      assertNull(reply.header("Location"));
    }
  }

  @Test
  void aPasswordAloneGetsNoToken() {
    Http.Reply reply =
        Http.form(
            keycloak.endpoint("token"),
            Map.of(
                "grant_type", "password",
                "client_id", "crowdshelf-app",
                "username", "teacher",
                "password", PASSWORD));
    assertEquals("unauthorized_client", new JsonObject(reply.body()).getString("error"));
  }

  @Test
  void rolesOfTheRealmAreEffective() {
    assertEquals("FORBIDDEN", errorCode(accessToken("teacher"), QUEUE));
    assertEquals(
        0,
        data(accessToken("reviewer"), QUEUE).getJsonObject("reviewQueue").getInteger("totalCount"));
    assertEquals("FORBIDDEN", errorCode(accessToken("reviewer"), "{ ledgerCheck { __typename } }"));
    data(accessToken("admin"), "{ ledgerCheck { __typename } }");
  }

  @Test
  void anIdTokenAndARefreshTokenAreNoAccessTokens() {
    JsonObject tokens = signIn("reviewer");
    for (String other : List.of("id_token", "refresh_token")) {
      assertEquals(401, ask(tokens.getString(other), WHO).status(), other);
    }
  }

  @Test
  void rolesInTheIdTokenAloneDoNotCount() {
    client("roles-in-id-token", Map.of(), audience(), rolesInIdTokenOnly());
    JsonObject tokens = passwordGrant("roles-in-id-token", "reviewer");
    assertEquals(
        new JsonArray().add("reviewer"),
        claims(tokens.getString("id_token")).getJsonArray("groups"));
    assertEquals("FORBIDDEN", errorCode(tokens.getString("access_token"), QUEUE));
    assertEquals(401, ask(tokens.getString("id_token"), QUEUE).status());
  }

  @Test
  void anotherClientsTokenWithoutTheAudienceIsRefused() {
    client("another", Map.of());
    String token = passwordGrant("another", "reviewer").getString("access_token");
    assertEquals(401, ask(token, WHO).status());
  }

  @Test
  void aTokenIsRefusedOnceItsTimeIsOver() {
    client("short", Map.of("access.token.lifespan", "3"), audience());
    String token = passwordGrant("short", "teacher").getString("access_token");
    // A minute of clock skew is allowed for.
    Eventually.within(Duration.ofMinutes(2), () -> assertEquals(401, ask(token, WHO).status()));
  }

  @Test
  void newKeysAreTakenWithoutARestartAndWithdrawnOnesForgotten() {
    JsonObject keys =
        keycloak
            .list("/components?type=org.keycloak.keys.KeyProvider&name=rsa-generated")
            .getJsonObject(0);
    String old = accessToken("teacher");
    assertEquals(200, ask(old, WHO).status());
    keycloak.create(
        "/components",
        new JsonObject()
            .put("name", "rsa-next-" + UUID.randomUUID())
            .put("providerId", "rsa-generated")
            .put("providerType", "org.keycloak.keys.KeyProvider")
            .put("parentId", keys.getString("parentId"))
            .put(
                "config",
                new JsonObject()
                    .put("priority", new JsonArray().add("200"))
                    .put("algorithm", new JsonArray().add("RS256"))));
    String next = accessToken("teacher");
    assertNotEquals(header(old).getString("kid"), header(next).getString("kid"));
    Eventually.holds(() -> assertEquals(200, ask(next, WHO).status(), "the new key"));
    assertEquals(200, ask(old, WHO).status(), "the old key");
    keycloak.remove("/components/" + keys.getString("id"));
    Eventually.within(
        Duration.ofMinutes(1), () -> assertEquals(401, ask(old, WHO).status(), "withdrawn"));
    assertEquals(200, ask(accessToken("teacher"), WHO).status());
  }

  @Test
  void aMiniProgramSignsItsPeopleInThroughItsBackend() {
    String wechat = "wx-" + UUID.randomUUID();
    String token = MINI_PROGRAM.signIn(keycloak, wechat);
    JsonObject viewer = data(token, WHO).getJsonObject("viewer");
    assertEquals(new JsonArray(), viewer.getJsonArray("roles"));
    assertFalse(viewer.encode().contains(wechat), viewer.encode());
    assertEquals(viewer, data(MINI_PROGRAM.signIn(keycloak, wechat), WHO).getJsonObject("viewer"));
    assertNotEquals(
        viewer.getJsonObject("account"),
        data(MINI_PROGRAM.signIn(keycloak, "wx-" + UUID.randomUUID()), WHO)
            .getJsonObject("viewer")
            .getJsonObject("account"));
  }

  @Test
  void nobodyElseSignsPeopleOfTheMiniProgramIn() {
    try (MiniProgram impostor = new MiniProgram()) {
      assertNull(impostor.tokenFor(keycloak, "wx-somebody", MINI_PROGRAM.address()));
    }
  }

  @Test
  void theMiniProgramsAccountCreatesMembersOfItsGroupAndNothingElse() {
    String teacher = "/users/" + keycloak.userId("teacher");
    String group = "/groups/" + keycloak.list("/groups").getJsonObject(0).getString("id");
    String reviewer = keycloak.list("/roles?search=reviewer").encode();
    String password = "{\"type\": \"password\", \"value\": \"another horse battery\"}";
    String somebody = "{\"username\": \"somebody-" + UUID.randomUUID() + "\", \"enabled\": true";
    assertEquals(403, administers("POST", "/users", somebody + "}"), "outside of the group");
    assertEquals(
        201, administers("POST", "/users", somebody + ", \"groups\": [\"/mini-program\"]}"));
    assertEquals(403, administers("GET", "/users", ""));
    assertEquals(403, administers("GET", teacher, ""));
    assertEquals(403, administers("PUT", teacher + "/reset-password", password));
    assertEquals(403, administers("PUT", teacher + group, "{}"), "takes somebody into its group");
    assertEquals(403, administers("POST", teacher + "/role-mappings/realm", reviewer));
    assertEquals(403, administers("DELETE", teacher, ""));
    assertEquals(403, administers("GET", "/clients", ""));
  }

  private static int administers(String method, String path, String body) {
    return MINI_PROGRAM.administers(keycloak, method, path, body);
  }

  private static JsonObject signIn(String name) {
    return new CodeFlow(keycloak, APP + "/signed-in").signIn(name, PASSWORD);
  }

  private static String accessToken(String name) {
    return signIn(name).getString("access_token");
  }

  // Clients of other services in the same realm.
  private static void client(String id, Map<String, Object> attributes, JsonObject... mappers) {
    keycloak.create(
        "/clients",
        new JsonObject()
            .put("clientId", id)
            .put("publicClient", true)
            .put("directAccessGrantsEnabled", true)
            .put("fullScopeAllowed", id.equals("another"))
            .put("attributes", new JsonObject(attributes))
            .put("protocolMappers", new JsonArray(List.of(mappers))));
  }

  private static JsonObject audience() {
    return mapper(
        "oidc-audience-mapper",
        Map.of("included.custom.audience", "crowdshelf", "access.token.claim", "true"));
  }

  private static JsonObject rolesInIdTokenOnly() {
    return mapper(
        "oidc-hardcoded-claim-mapper",
        Map.of(
            "claim.name", "groups",
            "claim.value", "[\"reviewer\"]",
            "jsonType.label", "JSON",
            "id.token.claim", "true",
            "access.token.claim", "false"));
  }

  private static JsonObject mapper(String kind, Map<String, Object> config) {
    return new JsonObject()
        .put("name", kind)
        .put("protocol", "openid-connect")
        .put("protocolMapper", kind)
        .put("config", new JsonObject(config));
  }

  private static JsonObject passwordGrant(String client, String name) {
    return new JsonObject(
        Http.form(
                keycloak.endpoint("token"),
                Map.of(
                    "grant_type", "password",
                    "client_id", client,
                    "scope", "openid",
                    "username", name,
                    "password", PASSWORD))
            .body());
  }

  private static JsonObject claims(String token) {
    return part(token, 1);
  }

  private static JsonObject header(String token) {
    return part(token, 0);
  }

  private static JsonObject part(String token, int number) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[number]);
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  private static JsonObject data(String token, String query) {
    Http.Reply reply = ask(token, query);
    JsonObject body = new JsonObject(reply.body());
    assertEquals(200, reply.status(), reply.body());
    assertFalse(body.containsKey("errors"), reply.body());
    return body.getJsonObject("data");
  }

  private static String errorCode(String token, String query) {
    return new JsonObject(ask(token, query).body())
        .getJsonArray("errors")
        .getJsonObject(0)
        .getJsonObject("extensions")
        .getString("code");
  }

  private static Http.Reply ask(String token, String query) {
    return Http.send(
        HttpRequest.newBuilder(URI.create(service.base() + "/graphql"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(
                HttpRequest.BodyPublishers.ofString(new JsonObject().put("query", query).encode()))
            .build());
  }
}
