package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Http;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.SigningKey;
import org.crowdshelf.support.process.Site;
import org.crowdshelf.support.process.Token;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid and forged tokens, with the package for production. */
class TokensIT {

  private static final String RENAME =
      "{\"query\":\"mutation { updateProfile(input: {name: \\\"Forger\\\"}) { account { id } } }\"}";

  private static Postgres database;
  private static Issuer issuer;
  private static Issuer another;
  private static Replica service;

  private final String subject = "somebody-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    database = Postgres.start();
    issuer = Issuer.start();
    another = Issuer.start();
    service =
        Replica.begin(
                Replica.production(),
                Replica.freePort(),
                Replica.settings(
                    database.settings(),
                    issuer.settings(),
                    Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY)))
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    service.close();
    another.close();
    issuer.close();
    database.close();
  }

  /** A forged token: the reason why it is invalid, and how it is made from a valid one. */
  @FunctionalInterface
  interface Forgery {
    String of(Token good);
  }

  static Stream<Arguments> forgeries() {
    long now = Instant.now().getEpochSecond();
    byte[] publicKey = issuer.rsa().pair().getPublic().getEncoded();
    SigningKey stranger = SigningKey.rsa("rsa-1");
    return Stream.of(
        forgery("expired", good -> good.with("exp", now - 120).signed(issuer.rsa())),
        forgery("never expires", good -> good.with("exp", null).signed(issuer.rsa())),
        forgery("not yet valid", good -> good.with("nbf", now + 600).signed(issuer.rsa())),
        forgery("without a time", good -> good.with("iat", null).signed(issuer.rsa())),
        forgery(
            "another issuer, its key",
            good -> good.with("iss", another.address()).signed(another.rsa())),
        forgery(
            "another issuer, our key",
            good -> good.with("iss", another.address()).signed(issuer.rsa())),
        forgery("no issuer", good -> good.with("iss", null).signed(issuer.rsa())),
        forgery("another's key under our id", good -> good.signed(stranger)),
        forgery("another audience", good -> good.with("aud", "another").signed(issuer.rsa())),
        forgery("no audience", good -> good.with("aud", null).signed(issuer.rsa())),
        forgery(
            "an empty audience", good -> good.with("aud", new JsonArray()).signed(issuer.rsa())),
        forgery("not signed", Token::unsigned),
        forgery("not signed, in capitals", good -> good.header("alg", "NONE").unsigned()),
        forgery("the public key as a secret", good -> good.signed(publicKey, "rsa-1")),
        forgery("the elliptic key", good -> good.signed(issuer.elliptic())),
        forgery(
            "signed with RSA, says ES256",
            good -> good.header("alg", "ES256").signed(issuer.rsa())),
        forgery(
            "the elliptic key, says RS256",
            good -> good.header("alg", "RS256").signed(issuer.elliptic())),
        forgery(
            "signed with RSA, says it was the elliptic key",
            good -> good.header("kid", "ec-1").signed(issuer.rsa())),
        forgery("an unknown key", good -> good.header("kid", "unknown").signed(issuer.rsa())),
        forgery("another's key, no id", good -> good.header("kid", null).signed(stranger)),
        forgery("no subject", good -> good.with("sub", null).signed(issuer.rsa())),
        forgery("an empty subject", good -> good.with("sub", "").signed(issuer.rsa())),
        forgery("a blank subject", good -> good.with("sub", "  ").signed(issuer.rsa())),
        forgery(
            "a subject of another type",
            good -> good.with("sub", new JsonArray().add("a")).signed(issuer.rsa())),
        forgery("an ID token by its claim", good -> good.with("typ", "ID").signed(issuer.rsa())),
        forgery("an ID token by its hash", good -> good.with("at_hash", "x").signed(issuer.rsa())),
        forgery("an ID token by its nonce", good -> good.with("nonce", "x").signed(issuer.rsa())),
        forgery(
            "an ID token by its use", good -> good.with("token_use", "id").signed(issuer.rsa())),
        forgery(
            "a token bound to a key",
            good -> good.with("cnf", new JsonObject().put("jkt", "x")).signed(issuer.rsa())),
        forgery(
            "longer than 8 KiB", good -> good.with("more", "x".repeat(8_200)).signed(issuer.rsa())),
        forgery("a refresh token", good -> good.with("typ", "Refresh").signed(issuer.rsa())),
        forgery("a type of another type", good -> good.with("typ", 5).signed(issuer.rsa())),
        forgery("a logout token", good -> good.header("typ", "logout+jwt").signed(issuer.rsa())),
        forgery(
            "a header that nobody knows and all must",
            good ->
                good.header("crit", new JsonArray().add("ours"))
                    .header("ours", 1)
                    .signed(issuer.rsa())),
        forgery(
            "brings its key's address",
            good -> good.header("jku", another.address() + "/jwks").signed(another.rsa())),
        forgery(
            "brings its certificate's address",
            good -> good.header("x5u", another.address() + "/jwks").signed(another.rsa())),
        forgery(
            "brings its key",
            good ->
                good.header(
                        "jwk", new JsonObject().put("kty", "RSA").put("e", "AQAB").put("n", "1"))
                    .header("kid", null)
                    .signed(another.rsa())),
        forgery("very long", good -> good.with("more", "x".repeat(9_000)).signed(stranger)),
        forgery("no token", good -> "garbage"),
        forgery("nothing", good -> ""),
        forgery("only dots", good -> ".."),
        forgery("empty parts", good -> "e30.e30.e30"),
        forgery("two tokens", good -> good.signed(issuer.rsa()) + ", Bearer x"),
        forgery("a fourth part", good -> good.signed(issuer.rsa()) + ".x"),
        forgery("no signature", good -> good.signed(issuer.rsa()).replaceAll("[^.]+$", "")));
  }

  private static Arguments forgery(String why, Forgery forgery) {
    return Arguments.of(why, forgery);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void refusesAndDoesNothing(String why, Forgery forgery) {
    long before = Database.count("select count(*) from accounts");
    String token = forgery.of(issuer.claims(subject, "admin"));
    assertRefused(post("/graphql", RENAME, Map.of("Authorization", "Bearer " + token)));
    assertEquals(before, Database.count("select count(*) from accounts"), "accounts");
  }

  @Test
  void acceptsTokensOfTheIssuer() {
    for (String type : List.of("JWT", "at+jwt", "application/at+jwt")) {
      String token = issuer.claims(subject).header("typ", type).signed(issuer.rsa());
      assertEquals(200, rename(token).status());
    }
    assertEquals(
        200, rename(issuer.claims(subject).with("typ", "Bearer").signed(issuer.rsa())).status());
    assertEquals(
        200,
        rename(issuer.claims(subject).with("token_use", "access").signed(issuer.rsa())).status());
    long soon = Instant.now().getEpochSecond() + 30;
    assertEquals(
        200,
        rename(issuer.claims(subject).with("nbf", soon).with("iat", soon).signed(issuer.rsa()))
            .status());
    assertEquals(
        200,
        rename(
                issuer
                    .claims(subject)
                    .with("aud", new JsonArray().add("account").add("crowdshelf"))
                    .signed(issuer.rsa()))
            .status());
    assertEquals(1, Database.count("select count(*) from accounts where subject = ?", subject));
  }

  @Test
  void addressesInATokenAreNotVisited() {
    int before = another.keyFetches();
    for (String header : List.of("jku", "x5u")) {
      post(
          "/graphql",
          RENAME,
          Map.of(
              "Authorization",
              "Bearer "
                  + issuer
                      .claims(subject)
                      .header(header, another.address() + "/jwks")
                      .header("kid", "elsewhere")
                      .signed(another.rsa())));
    }
    assertEquals(before, another.keyFetches());
  }

  @Test
  void refusesATokenInTheAddress() {
    String token = issuer.token(subject, "admin");
    for (String name : List.of("access_token", "token", "Authorization", "id_token")) {
      Http.Reply reply = post("/graphql?" + name + "=" + token, RENAME, Map.of());
      assertRefused(reply);
    }
    assertNoAccount();
  }

  @Test
  void aTokenInACookieSignsNobodyIn() {
    String token = issuer.token(subject, "admin");
    for (String name : List.of("access_token", "q_session", "q_session_x", "q_auth_x", "q_auth")) {
      Http.Reply reply =
          post(
              "/graphql",
              "{\"query\":\"{ viewer { roles } }\"}",
              Map.of("Cookie", name + "=" + token));
      assertEquals("{\"data\":{\"viewer\":null}}", reply.body());
      assertEquals(200, reply.status());
    }
    assertNoAccount();
  }

  @Test
  void aTokenInTheBodySignsNobodyIn() {
    String token = issuer.token(subject, "admin");
    Http.Reply reply =
        post(
            "/graphql",
            "{\"query\":\"{ viewer { roles } }\",\"access_token\":\"" + token + "\"}",
            Map.of());
    assertFalse(reply.body().contains("roles"), reply.body());
    assertNoAccount();
  }

  @Test
  void refusesTwoTokensAtOnce() {
    String good = "Bearer " + issuer.token(subject);
    for (String second : List.of(good, "Bearer garbage", "Basic YTpi")) {
      HttpRequest request =
          request("/graphql", RENAME)
              .header("Authorization", good)
              .header("Authorization", second)
              .build();
      assertRefused(Http.send(request));
    }
    assertNoAccount();
  }

  @Test
  void refusesAHeaderBlockThatIsTooLong() {
    String token = issuer.claims(subject).with("more", "x".repeat(20_000)).signed(issuer.rsa());
    assertEquals(
        431, post("/graphql", RENAME, Map.of("Authorization", "Bearer " + token)).status());
    assertNoAccount();
  }

  @Test
  void rolesCountOnlyAtTheirPlaceInTheToken() {
    Http.Reply claimed =
        post(
            "/graphql",
            "{\"query\":\"{ viewer { roles } }\"}",
            Map.of(
                "Authorization",
                "Bearer "
                    + issuer
                        .claims(subject)
                        .with("scope", "reviewer admin")
                        .with("roles", new JsonArray().add("admin"))
                        .signed(issuer.rsa()),
                "X-Roles",
                "admin"));
    assertEquals("{\"data\":{\"viewer\":{\"roles\":[]}}}", claimed.body());
  }

  private static Http.Reply rename(String token) {
    return post("/graphql", RENAME, Map.of("Authorization", "Bearer " + token));
  }

  private static Http.Reply post(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path, body);
    headers.forEach(request::header);
    return Http.send(request.build());
  }

  private static HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(URI.create(service.base() + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static void assertRefused(Http.Reply reply) {
    assertEquals(401, reply.status(), reply.body());
    assertNotNull(reply.header("WWW-Authenticate"));
    assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer"));
    assertTrue(reply.header("Content-Type").startsWith("application/json"));
    JsonObject body = new JsonObject(reply.body());
    assertFalse(body.containsKey("data"), reply.body());
    assertEquals(
        "UNAUTHENTICATED",
        body.getJsonArray("errors").getJsonObject(0).getJsonObject("extensions").getString("code"));
  }

  private void assertNoAccount() {
    assertEquals(0, Database.count("select count(*) from accounts where subject = ?", subject));
  }
}
