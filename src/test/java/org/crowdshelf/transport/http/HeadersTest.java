package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of every answer, and the web pages that may read answers. */
@QuarkusTest
class HeadersTest {

  private static final String OURS = "https://app.crowdshelf.test";

  @Test
  void everyAnswerIsClosedToFramesAndSniffing() {
    asking()
        .post("/graphql")
        .then()
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("X-Frame-Options", equalTo("DENY"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Vary", containsString("Accept-Language"));
  }

  @Test
  void anAnswerToATokenIsStoredNowhere() {
    asking()
        .auth()
        .oauth2(Person.REVIEWER.token())
        .post("/graphql")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test",
        "null",
        "http://app.crowdshelf.test",
        "https://app.crowdshelf.test.evil.test",
        "https://app.crowdshelf.test:8443"
      })
  void aForeignOriginGetsNoAllowHeader(String origin) {
    asking()
        .header("Origin", origin)
        .post("/graphql")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
    given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .options("/graphql")
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Methods", nullValue());
  }

  @Test
  void aConfiguredOriginMayReadAnswers() {
    given()
        .header("Origin", OURS)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .options("/graphql")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo(OURS))
        .header("Access-Control-Allow-Headers", containsString("Authorization"))
        .header("Access-Control-Allow-Headers", containsString("traceparent, tracestate, baggage"))
        .header("Access-Control-Allow-Headers", containsString("sentry-trace, x-requested-with"))
        .header(
            "Access-Control-Allow-Headers",
            containsString("apollographql-client-name, apollographql-client-version"));
    asking()
        .header("Origin", OURS)
        .post("/graphql")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(OURS))
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"graphql-transport-ws", "graphql-ws", ""})
  void webSocketsAreRefused(String protocol) {
    upgrading()
        .header("Sec-WebSocket-Protocol", protocol)
        .get("/graphql")
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.test", "null", OURS})
  void webSocketsAreRefusedFromAnyOrigin(String origin) {
    upgrading()
        .header("Origin", origin)
        .get("/graphql")
        .then()
        .statusCode(400)
        .header("Upgrade", nullValue())
        .header("Sec-WebSocket-Accept", nullValue());
  }

  @Test
  void webSocketsWithAnInvalidTokenAreRefusedToo() {
    upgrading()
        .header("Authorization", "Bearer garbage")
        .get("/graphql")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  private static RequestSpecification upgrading() {
    return given()
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a.b.c", "e30.e30."})
  void aTokenThatIsNoneIsToldInJsonWithoutAWordOnWhy(String token) {
    asking()
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/graphql-response+json")
        .post("/graphql")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"))
        .contentType(startsWith("application/graphql-response+json"))
        .body("errors[0].extensions.code", equalTo("UNAUTHENTICATED"))
        .body("errors[0].message", equalTo("Please sign in first."))
        .body("errors.size()", equalTo(1));
  }

  private static RequestSpecification asking() {
    return given()
        .header("Accept-Language", "en")
        .contentType("application/json")
        .body("{\"query\": \"{ __typename }\"}");
  }
}
