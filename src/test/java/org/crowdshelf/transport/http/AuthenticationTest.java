package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens over HTTP. */
@QuarkusTest
class AuthenticationTest {

  private static final String VIEWER = "{ viewer { account { id name } roles } }";

  @Test
  void twentyFirstRequestsAtOnceCreateOneAccount() {
    Person someone = Person.someoneNew();
    someone.token();
    List<String> ids = AtOnce.run(20, someone::accountId);
    assertEquals(1, ids.stream().distinct().count());
    assertEquals(
        1, Database.count("select count(*) from accounts where subject = ?", someone.name()));
  }

  @Test
  void concurrentFieldsSeeTheSamePerson() {
    Person someone = Person.someoneNew();
    String id = someone.accountId();
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 20; i++) {
      document.append(" v").append(i).append(": viewer { account { id } }");
    }
    Map<String, Map<String, Map<String, String>>> all =
        someone.asks(document.append(" }").toString()).response().path("data");
    assertEquals(20, all.size());
    all.values().forEach(viewer -> assertEquals(id, viewer.get("account").get("id")));
  }

  @Test
  void concurrentRequestsKeepTheirPeopleApart() {
    List<Person> people = Stream.generate(Person::someoneNew).limit(8).toList();
    List<String> ids = people.stream().map(Person::accountId).toList();
    AtOnce.run(
        8,
        () -> {
          for (int i = 0; i < people.size(); i++) {
            assertEquals(ids.get(i), people.get(i).accountId());
          }
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "Access_Token", "id_token", "token", "authorization"})
  void refusesATokenInTheAddress(String name) {
    String token = Person.someoneNew().token();
    given()
        .queryParam("query", "{ viewer { roles } }")
        .queryParam(name, token)
        .get("/graphql")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void changedPartsOfAnAcceptedTokenAreRefused() {
    Person someone = Person.someoneNew();
    Person other = Person.someoneNew();
    String[] good = someone.token().split("\\.");
    String[] others = other.token().split("\\.");
    assertEquals(200, statusOf(String.join(".", good)));
    assertEquals(200, statusOf(String.join(".", others)));
    assertEquals(401, statusOf(good[0] + "." + good[1] + "." + others[2]));
    assertEquals(401, statusOf(good[0] + "." + others[1] + "." + good[2]));
    assertEquals(401, statusOf(good[0] + "." + good[1] + "."));
    assertEquals(200, statusOf(String.join(".", good)));
  }

  private static int statusOf(String token) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + token)
        .body(Map.of("query", VIEWER))
        .post("/graphql")
        .statusCode();
  }

  @Test
  void aNameLikeAnAddressIsNotShown() {
    Person someone = new Person(Person.someoneNew().name() + "@example.org");
    String body = someone.asks(VIEWER).body();
    assertFalse(body.contains("@"), body);
  }

  @Test
  void rolesThatOnlyTheClientClaimsDoNotCount() {
    String token = Person.someoneNew().token();
    List<String> roles =
        given()
            .contentType("application/json")
            .header("Authorization", "Bearer " + token)
            .header("X-Roles", "reviewer")
            .body(Map.of("query", VIEWER, "variables", Map.of("roles", List.of("admin"))))
            .post("/graphql")
            .path("data.viewer.roles");
    assertEquals(List.of(), roles);
  }

  static Stream<String> badTokens() {
    String[] parts = Person.REVIEWER.token().split("\\.");
    String asAdmin = base64("{\"sub\":\"reviewer\",\"groups\":[\"admin\"],\"exp\":99999999999}");
    return Stream.of(
        "garbage",
        "a.b.c",
        "e30.e30.",
        parts[0] + "." + parts[1] + ".",
        parts[0] + "." + parts[1],
        parts[0] + "." + asAdmin + "." + parts[2],
        base64("{\"alg\":\"none\"}") + "." + parts[1] + ".",
        base64("{\"alg\":\"HS256\",\"kid\":\"1\"}") + "." + parts[1] + "." + parts[2],
        base64("{\"alg\":\"RS256\",\"kid\":\"unknown\"}") + "." + parts[1] + "." + parts[2]);
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void refusesATokenThatIsNotTheIssuers(String token) {
    asking()
        .header("Authorization", "Bearer " + token)
        .post("/graphql")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  private static RequestSpecification asking() {
    return given().contentType("application/json").body(Map.of("query", VIEWER));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
