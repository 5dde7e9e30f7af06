package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ExpiredTokenTest.ShortTokens.class)
class ExpiredTokenTest {

  /** Tokens that expire after four seconds. */
  public static class ShortTokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.oidc.devservices.access-token-expires-in", "4S",
          "quarkus.oidc.token.lifespan-grace", "0",
          "crowdshelf.rate-limits.refused-tokens", "3");
    }
  }

  @Test
  void isRefusedOnceItsTimeIsOver() {
    // The first request takes longer than a token is valid.
    ask(Person.someoneNew().token());
    String token = Person.someoneNew().token();
    Instant giveUp = Instant.now().plus(Duration.ofSeconds(20));
    Response answer = ask(token);
    assertEquals(200, answer.statusCode());
    while (answer.statusCode() == 200 && Instant.now().isBefore(giveUp)) {
      answer = ask(token);
    }
    assertEquals(401, answer.statusCode());
    assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
    // Each request with an expired token gets 401, so that the client fetches the next token.
    for (int i = 0; i < 10; i++) {
      assertEquals(401, ask(token).statusCode());
    }
    for (int i = 0; i < 4; i++) {
      ask("garbage");
    }
    assertEquals(429, ask("garbage").statusCode());
    assertEquals(401, ask(token).statusCode());
  }

  private static Response ask(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("query", "{ viewer { roles } }"))
        .post("/graphql");
  }
}
