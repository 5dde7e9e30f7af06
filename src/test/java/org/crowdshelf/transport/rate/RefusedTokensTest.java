package org.crowdshelf.transport.rate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid tokens in numbers above the limit of their address. */
@QuarkusTest
@TestProfile(TightLimits.class)
class RefusedTokensTest {

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int A_MINUTE = 20;

  private final String address = "203.0.113." + NEXT.incrementAndGet();

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/graphql-response+json"})
  void whoSendsTooManyIsToldWhenToComeAgain(String accept) {
    sendTooMany();
    Response refused =
        given()
            .header("X-Forwarded-For", address)
            .header("Accept", accept)
            .header("Accept-Language", "en")
            .header("Authorization", "Bearer " + forged(1_000))
            .queryParam("query", "{ __typename }")
            .get("/graphql");
    refused
        .then()
        .statusCode(429)
        .contentType(startsWith(accept))
        .header("WWW-Authenticate", nullValue())
        .header("Connection", equalTo("close"))
        .body("errors[0].extensions.code", equalTo("RATE_LIMITED"))
        .body("errors[0].message", startsWith("Too many requests in a short time."))
        .body("data", nullValue());
    int seconds = Integer.parseInt(refused.header("Retry-After"));
    assertTrue(seconds >= 1 && seconds <= 4, seconds + " s");
    refused.then().body("errors[0].extensions.retryAfter", equalTo(seconds));
    TestClock.advance(Duration.ofSeconds(seconds));
    assertEquals(401, ask(forged(1_001)).statusCode());
  }

  @Test
  void aValidTokenOfTheSameAddressIsAccepted() {
    sendTooMany();
    Person someone = Person.someoneNew();
    for (int i = 0; i < 5; i++) {
      assertEquals(429, ask(forged(i)).statusCode());
      assertEquals(200, ask(someone.token()).statusCode());
    }
  }

  @Test
  void requestsWithoutTokensAndOtherAddressesAreNotAffected() {
    sendTooMany();
    given()
        .header("X-Forwarded-For", address)
        .queryParam("query", "{ __typename }")
        .get("/graphql")
        .then()
        .statusCode(200);
    assertEquals(401, ask("198.51.100.200", forged(1)).statusCode());
  }

  @Test
  void malformedTokensCountToo() {
    for (int i = 0; i <= A_MINUTE; i++) {
      ask("garbage");
    }
    assertEquals(429, ask("garbage").statusCode());
    assertEquals(429, ask(forged(1)).statusCode());
  }

  @Test
  void anAddressAboveItsRateLimitStillGets401() {
    for (int i = 0; i < 100; i++) {
      given()
          .header("X-Forwarded-For", address)
          .queryParam("query", "{ __typename }")
          .get("/graphql");
    }
    assertEquals(401, ask(forged(1)).statusCode());
  }

  @Test
  void concurrentInvalidTokensAreCounted() {
    List<Integer> statuses =
        IntStream.range(0, 200).parallel().mapToObj(i -> ask(forged(i)).statusCode()).toList();
    long told = statuses.stream().filter(status -> status == 401).count();
    assertTrue(told >= A_MINUTE && told <= A_MINUTE + 10, told + " told 401");
    assertEquals(200 - told, statuses.stream().filter(status -> status == 429).count());
  }

  @Test
  void metricsCountThem() {
    sendTooMany();
    double before = errors("RATE_LIMITED");
    ask(forged(1));
    assertTrue(errors("RATE_LIMITED") > before);
  }

  private static double errors(String code) {
    return Management.metrics().entrySet().stream()
        .filter(e -> e.getKey().startsWith("crowdshelf_operation_errors_total"))
        .filter(e -> e.getKey().contains(code))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void sendTooMany() {
    for (int i = 0; i < A_MINUTE; i++) {
      assertEquals(401, ask(forged(i)).statusCode());
    }
    ask(forged(A_MINUTE));
  }

  // Signed with another key than that of the issuer.
  private static String forged(int number) {
    String[] parts = Person.REVIEWER.token().split("\\.");
    char[] signature = parts[2].toCharArray();
    signature[number % 300] = signature[number % 300] == 'A' ? 'B' : 'A';
    return parts[0] + "." + parts[1] + "." + new String(signature);
  }

  private Response ask(String token) {
    return ask(address, token);
  }

  private static Response ask(String from, String token) {
    return given()
        .header("X-Forwarded-For", from)
        .header("Authorization", "Bearer " + token)
        .queryParam("query", "{ __typename }")
        .get("/graphql");
  }
}
