package org.crowdshelf.transport.rate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sha256;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rate limits and the full queue over HTTP. */
@QuarkusTest
@TestProfile(TightLimits.class)
class TightLimitsTest {

  private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger();
  private static final String TYPENAME = "{ __typename }";
  private static final String FEED = "{ projects(first: 100) { nodes { id } } }";

  private final String address =
      "198.51.%d.%d"
          .formatted(100 + NEXT_ADDRESS.get() / 250, NEXT_ADDRESS.incrementAndGet() % 250);

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/graphql-response+json"})
  void whoAskedForTooMuchIsToldWhenToComeAgain(String accept) {
    assertEquals(200, visitor(address, FEED).statusCode());
    Response refused = asking(address, FEED).header("Accept", accept).post("/graphql");
    refused
        .then()
        .statusCode(429)
        .contentType(org.hamcrest.Matchers.startsWith(accept))
        .body("errors[0].extensions.code", equalTo("RATE_LIMITED"))
        .body("data", nullValue());
    // 102 of 60 a minute, one of which is free again each second
    int seconds = retryAfter(refused);
    assertTrue(seconds > 35 && seconds <= 43, seconds + " s");
    TestClock.advance(Duration.ofSeconds(seconds));
    assertEquals(200, visitor(address, TYPENAME).statusCode());
  }

  @Test
  void refusesInBothLanguages() {
    visitor(address, FEED);
    for (String language : List.of("en", "zh-CN")) {
      Response refused =
          asking(address, TYPENAME).header("Accept-Language", language).post("/graphql");
      String message =
          language.equals("en")
              ? "Too many requests in a short time. Please try again in %d seconds."
              : "请求过于频繁，请在 %d 秒后再试。";
      assertEquals(message.formatted(retryAfter(refused)), refused.path("errors[0].message"));
    }
  }

  @Test
  void theCostIsCounted() {
    // Four feeds of 59 and their requests are more than twice the limit of an account.
    Person someone = Person.someoneNew();
    assertEquals(200, signedIn(someone, FEED).statusCode());
    assertEquals(200, signedIn(someone, FEED).statusCode());
    Response refused = signedIn(someone, FEED);
    assertEquals(429, refused.statusCode());
    // 204 of 120 a minute
    assertTrue(retryAfter(refused) > 30 && retryAfter(refused) <= 43);
  }

  @Test
  void aPersistedDocumentCostsItsBytesOnce() {
    String document = TYPENAME + " ".repeat(100);
    assertEquals(200, persisting(address, document).statusCode());
    Response refused = visitor(address, TYPENAME);
    assertEquals(429, refused.statusCode());
    // 114 bytes and two more of 60 a minute
    assertTrue(retryAfter(refused) > 45, () -> retryAfter(refused) + " s");
    String other = address.replace("198.51.", "198.18.");
    assertEquals(200, persisting(other, document).statusCode());
    assertEquals(200, visitor(other, TYPENAME).statusCode());
  }

  @Test
  void aRefusedRequestFetchesNothing() {
    visitor(address, FEED);
    long before = projectsRead();
    for (int i = 0; i < 20; i++) {
      assertEquals(429, visitor(address, FEED).statusCode());
    }
    assertEquals(before, projectsRead());
  }

  @Test
  void malformedRequestsCountToo() {
    int taken = 0;
    while (visitor(address, "{").statusCode() == 200 && taken < 100) {
      taken++;
    }
    assertTrue(taken >= 59 && taken < 100, taken + " taken");
  }

  @Test
  void messagesOfPaymentProvidersCountForTheirAddress() {
    int taken = 0;
    while (message().statusCode() == 401 && taken < 100) {
      taken++;
    }
    assertTrue(taken >= 59 && taken < 100, taken + " taken");
    Response refused = message();
    assertEquals(429, refused.statusCode());
    assertTrue(retryAfter(refused) > 0);
    assertEquals(429, visitor(address, TYPENAME).statusCode());
  }

  private Response message() {
    return given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body("{}")
        .post("/payments/sandbox/callback");
  }

  @Test
  void otherAddressesAndAccountsAreNotAffected() {
    visitor(address, FEED);
    assertEquals(429, visitor(address, TYPENAME).statusCode());
    assertEquals(200, visitor("203.0.113.77", TYPENAME).statusCode());
    Person someone = Person.someoneNew();
    assertEquals(
        200,
        asking(address, TYPENAME).auth().oauth2(someone.token()).post("/graphql").statusCode());
  }

  @Test
  void anotherAccountIsNotAffected() {
    Person greedy = Person.someoneNew();
    for (int i = 0; i < 3; i++) {
      signedIn(greedy, FEED);
    }
    assertEquals(429, signedIn(greedy, TYPENAME).statusCode());
    assertEquals(200, signedIn(Person.someoneNew(), TYPENAME).statusCode());
  }

  @Test
  void addressesOfOneIpv6NetworkShareALimit() {
    visitor("2001:db8:7:%x::1".formatted(NEXT_ADDRESS.get()), FEED);
    String sameLine = "2001:db8:7:%x:aaaa::2".formatted(NEXT_ADDRESS.get());
    assertEquals(429, visitor(sameLine, TYPENAME).statusCode());
    assertEquals(
        200, visitor("2001:db8:8:%x::1".formatted(NEXT_ADDRESS.get()), TYPENAME).statusCode());
  }

  @Test
  void aForgedHeaderChangesNothing() {
    visitor(address, FEED);
    assertEquals(429, visitor("10.1.1.1, " + address, TYPENAME).statusCode());
  }

  @Test
  void aGetIsCountedLikeAPost() {
    visitor(address, FEED);
    given()
        .header("X-Forwarded-For", address)
        .queryParam("query", TYPENAME)
        .get("/graphql")
        .then()
        .statusCode(429);
  }

  @Test
  void aMutationAboveItsQuotaIsRefusedAndChangesNothing() {
    Person someone = Person.someoneNew();
    for (String name : List.of("One", "Two", "Three")) {
      assertEquals(200, signedIn(someone, rename("a", name)).statusCode());
    }
    Response refused = signedIn(someone, rename("a", "Four"));
    refused
        .then()
        .statusCode(429)
        .body("errors[0].extensions.code", equalTo("RATE_LIMITED"))
        .body("data", nullValue());
    int seconds = retryAfter(refused);
    assertTrue(seconds > 50 && seconds <= 60, seconds + " s");
    assertEquals("Three", name(someone));
    assertEquals(200, signedIn(Person.someoneNew(), rename("a", "Other")).statusCode());
    TestClock.advance(Duration.ofSeconds(seconds));
    assertEquals(200, signedIn(someone, rename("a", "Five")).statusCode());
    assertEquals("Five", name(someone));
  }

  @Test
  void aliasesAndFragmentsCountEachTime() {
    Person someone = Person.someoneNew();
    String four =
        "mutation { %s ...F ... on Mutation { %s } } fragment F on Mutation { %s %s }"
            .formatted(field("a", "A"), field("b", "B"), field("c", "C"), field("d", "D"));
    assertEquals(429, signedIn(someone, four).statusCode());
    String three =
        "mutation { %s ...F } fragment F on Mutation { %s %s }"
            .formatted(field("a", "A"), field("b", "B"), field("c", "C"));
    assertEquals(200, signedIn(someone, three).statusCode());
    assertEquals(429, signedIn(someone, rename("a", "D")).statusCode());
    assertEquals("C", name(someone));
  }

  @Test
  void aRequestWithoutAnAccountIsNotCounted() {
    for (int i = 0; i < 5; i++) {
      visitor(address, rename("a", "A"))
          .then()
          .statusCode(200)
          .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"));
    }
  }

  @Test
  void aFullQueueAnswers503WithRetryAfter() throws Exception {
    List<Response> answers;
    try (Connection connection = Database.connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table projects in access exclusive mode");
      // Two time out; the one in the queue then has its own time.
      answers = AtOnce.run(6, TightLimitsTest::askForOneThatNobodyElseAsksFor);
      connection.rollback();
    }
    List<Response> sentAway = answers.stream().filter(a -> a.statusCode() == 503).toList();
    assertEquals(3, sentAway.size());
    for (Response away : sentAway) {
      assertEquals("1", away.header("Retry-After"));
      assertEquals("OVERLOADED", away.path("errors[0].extensions.code"));
    }
    assertTrue(
        answers.stream()
            .filter(a -> a.statusCode() == 200)
            .allMatch(a -> "TIMEOUT".equals(a.path("errors[0].extensions.code"))));
    assertEquals(200, visitor(address, FEED).statusCode());
  }

  // Equal requests at once would share one execution.
  private static Response askForOneThatNobodyElseAsksFor() {
    int number = NEXT_ADDRESS.incrementAndGet();
    return visitor(
        "192.0.2." + number, "{ a%d: projects(first: 1) { nodes { id } } }".formatted(number));
  }

  private static int retryAfter(Response refused) {
    assertEquals(429, refused.statusCode(), refused::asString);
    return Integer.parseInt(refused.header("Retry-After"));
  }

  private static String rename(String alias, String name) {
    return "mutation { " + field(alias, name) + " }";
  }

  private static String field(String alias, String name) {
    return alias + ": updateProfile(input: {name: \\\"" + name + "\\\"}) { account { id } }";
  }

  private static String name(Person someone) {
    return Database.value("select name from accounts where subject = ?", someone.name());
  }

  private static long projectsRead() {
    Database.execute("create extension if not exists pg_stat_statements");
    return Database.count(
        "select coalesce(sum(calls), 0) from pg_stat_statements where query like '%from projects%' and query not like '%pg_stat%'");
  }

  private static Response visitor(String address, String document) {
    return asking(address, document).post("/graphql");
  }

  private static Response signedIn(Person someone, String document) {
    return asking("203.0.113.1", document).auth().oauth2(someone.token()).post("/graphql");
  }

  private static Response persisting(String address, String document) {
    return given()
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", address)
        .body(
            "{\"query\": \"%s\", \"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"%s\"}}}"
                .formatted(document, Sha256.hex(document)))
        .post("/graphql");
  }

  private static RequestSpecification asking(String address, String document) {
    return given()
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", address)
        .body("{\"query\": \"" + document + "\"}");
  }
}
