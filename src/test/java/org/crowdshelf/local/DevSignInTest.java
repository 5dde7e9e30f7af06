package org.crowdshelf.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevSignInTest {

  private DevServer server;

  @BeforeEach
  void start() {
    server = DevServer.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void handsOutATokenOfTheAdminWithEveryRole() {
    Map<String, Object> claims = server.claims(token(asked()).asString());
    assertEquals("admin", claims.get("sub"));
    assertEquals(List.of("user", "reviewer", "admin"), claims.get("groups"));
    assertEquals(server.issuer(), claims.get("iss"));
    assertEquals(12 * 3600, (int) claims.get("exp") - (int) claims.get("iat"));
  }

  @Test
  void saysWhomOneCanSignInAs() {
    asked()
        .get("/dev/token?as=nobody")
        .then()
        .statusCode(400)
        .body(containsString("teacher, backer, reviewer, admin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:4200", "http://localhost"})
  void letsPagesOfOtherPortsAsk(String page) {
    Response answer = token(asked().header("Origin", page));
    assertEquals(200, answer.statusCode());
    assertEquals(page, answer.header("Access-Control-Allow-Origin"));
    asked()
        .header("Origin", page)
        .header("Access-Control-Request-Method", "GET")
        .options("/dev/token")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://app.example.org", "http://localhost.example.org", "null"})
  void handsNothingToPagesOfOtherMachines(String page) {
    assertRefused(token(asked().header("Origin", page)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example.org",
        "rebound.example.org:8080",
        "localhost.example.org",
        "10.0.0.1"
      })
  void handsNothingOutUnderAnotherName(String host) {
    assertRefused(token(asked().header("Host", host)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:8085"})
  void answersUnderTheNamesOfThisMachine(String host) {
    assertEquals(200, token(asked().header("Host", host)).statusCode());
  }

  private static Response token(RequestSpecification asked) {
    return asked.get("/dev/token?as=admin");
  }

  private static void assertRefused(Response answer) {
    assertEquals(403, answer.statusCode());
    assertEquals("for this machine only, as localhost\n", answer.asString());
    assertNull(answer.header("Access-Control-Allow-Origin"));
  }

  private RequestSpecification asked() {
    return given().baseUri(server.address()).port(server.port());
  }
}
