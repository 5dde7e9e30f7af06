package org.crowdshelf.transport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Http;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.SigningKey;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The keys of the issuer: how often they are fetched, and what happens while the issuer is down.
 */
class IssuerKeysIT {

  private static final String WHO = "{\"query\":\"{ viewer { roles } }\"}";
  private static final String FEED = "{\"query\":\"{ projects { totalCount } }\"}";

  private static Postgres database;

  private final Issuer issuer = Issuer.start();
  private Replica service;

  @BeforeAll
  static void startDatabase() {
    database = Postgres.start();
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  @AfterEach
  void stop() {
    service.close();
    issuer.close();
  }

  @Test
  void unknownKeysCauseOneFetchAMinute() {
    start(Map.of("CROWDSHELF_RATE_LIMITS_REFUSED_TOKENS", "1000000"));
    assertEquals(1, issuer.keyFetches(), "at the start");
    SigningKey stranger = SigningKey.rsa("stranger");
    List<CompletableFuture<Client.Reply>> flood =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    Client.post(
                        service.address("/graphql"),
                        WHO,
                        bearer(
                            issuer
                                .claims("flood")
                                .header("kid", "unknown-" + i % 100)
                                .signed(stranger))))
            .toList();
    flood.forEach(answer -> assertEquals(401, answer.join().status()));
    // Another request, less than a minute later.
    long later = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    int more = 0;
    while (System.nanoTime() < later) {
      String forged = issuer.claims("flood").header("kid", "late-" + more++).signed(stranger);
      assertEquals(401, ask(WHO, forged).status());
    }
    assertEquals(2, issuer.keyFetches(), "at the start, and for all of " + (400 + more));
    assertEquals(200, ask(WHO, issuer.token("honest")).status());
  }

  @Test
  void aNewKeyIsLoadedWithItsFirstTokenAndAWithdrawnOneForgotten() {
    start(
        Map.of(
            "CROWDSHELF_OIDC_KEYS_EVERY",
            "1s",
            "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL",
            "1S"));
    SigningKey first = issuer.rsa();
    SigningKey second = SigningKey.rsa("rsa-2");
    String old = issuer.token("somebody");
    assertEquals(200, ask(WHO, old).status());
    issuer.publish(List.of(second, issuer.elliptic(), first));
    assertEquals(200, ask(WHO, issuer.token("somebody")).status(), "the new key");
    assertEquals(200, ask(WHO, old).status(), "the old key, still published");
    issuer.publish(List.of(second, issuer.elliptic()));
    Eventually.within(
        Duration.ofSeconds(90), () -> assertEquals(401, ask(WHO, old).status(), "withdrawn"));
    assertEquals(200, ask(WHO, issuer.token("somebody")).status());
  }

  @Test
  void usesTheLoadedKeysWhileTheIssuerIsDown() {
    start(Map.of("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "1S"));
    issuer.down(true);
    assertEquals(200, ask(WHO, issuer.token("known-" + UUID.randomUUID())).status());
    assertEquals(200, ask(FEED, null).status());
    String unknown =
        issuer.claims("somebody").header("kid", "unknown").signed(SigningKey.rsa("unknown"));
    Http.Reply reply = ask(WHO, unknown);
    assertEquals(401, reply.status(), reply.body());
    assertEquals(200, ask(WHO, issuer.token("somebody")).status());
    SigningKey next = SigningKey.rsa("rsa-2");
    issuer.publish(List.of(next, issuer.elliptic()));
    issuer.down(false);
    Eventually.holds(() -> assertEquals(200, ask(WHO, issuer.token("somebody")).status()));
  }

  @Test
  void isReadyOnceItHasHadTheIssuersKeys() {
    issuer.down(true);
    begin(Map.of());
    Eventually.holds(() -> assertTrue(service.log().contains("Listening on")));
    assertEquals(200, ask(FEED, null).status());
    Http.Reply early = ask(WHO, issuer.token("early"));
    assertEquals(503, early.status(), early.body());
    assertTrue(early.body().contains("\"code\":\"SIGN_IN_UNAVAILABLE\""), early.body());
    assertEquals("5", early.header("Retry-After"));
    assertFalse(service.ready());
    issuer.down(false);
    service.awaitReady();
    assertEquals(200, ask(WHO, issuer.token("early")).status());
    issuer.down(true);
    assertTrue(service.ready(), "it has the keys");
  }

  private void start(Map<String, String> more) {
    begin(more);
    service.awaitReady();
  }

  private void begin(Map<String, String> more) {
    service =
        Replica.begin(
            Replica.production(),
            Replica.freePort(),
            Replica.settings(
                database.settings(),
                issuer.settings(),
                Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY),
                more));
  }

  private Http.Reply ask(String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.base() + "/graphql"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      bearer(token).forEach(request::header);
    }
    return Http.send(request.build());
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
