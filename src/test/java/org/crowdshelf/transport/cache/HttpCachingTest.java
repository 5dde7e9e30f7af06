package org.crowdshelf.transport.cache;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cache headers: what caches outside may keep, and for how long. */
@QuarkusTest
class HttpCachingTest {

  private static final String FEED = "{ projects(first: 2) { nodes { title } } }";
  private static final String REGIONS = "{ regions { code name } }";

  @Test
  void theFeedMayBeKeptForMoments() {
    get(FEED)
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("public, max-age=3, stale-while-revalidate=10"))
        .header("ETag", startsWith("W/\""));
  }

  @Test
  void statisticsMayBeKeptLongerAndDivisionsLongest() {
    get("{ statistics { projectCount } }")
        .then()
        .header("Cache-Control", equalTo("public, max-age=30, stale-while-revalidate=60"));
    get(REGIONS).then().header("Cache-Control", containsString("max-age=3600"));
    get("{ statistics { projectCount } projects { totalCount } }")
        .then()
        .header("Cache-Control", containsString("max-age=3,"));
  }

  @Test
  void anAnswerToAPostSaysTheSame() {
    post(given(), FEED)
        .then()
        .header("Cache-Control", containsString("max-age=3,"))
        .header("ETag", notNullValue());
  }

  @Test
  void anAnswerToATokenIsKeptNowhere() {
    assertNotKept(get(given().auth().oauth2(Person.REVIEWER.token()), FEED), 200);
    assertNotKept(post(given().auth().oauth2(Person.REVIEWER.token()), FEED), 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer garbage", "Bearer", "Basic YTpi", ""})
  void norIsOneToWhatIsNoToken(String authorization) {
    Response answer = get(given().header("Authorization", authorization), FEED);
    assertNotKept(answer, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ viewer { roles } }",
        "{ __typename }",
        "{ __schema { queryType { name } } }",
        "{ projects(first: 1) { nodes { viewerCan { edit } } } }"
      })
  void whatOnlyTheSignedInHaveIsKeptNowhere(String document) {
    assertNotKept(get(document), 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ account(id: \"acc_0\") { name } }",
        "{ projects(first: 1) { totalCount } account(id: \"acc_0\") { name } }",
        "{ projects(first: 0) { totalCount } }",
        "{ nothing }",
        "{",
        "query A { __typename } query B { __typename }"
      })
  void anErrorIsKeptNowhere(String document) {
    assertNotKept(get(document), 200);
  }

  @Test
  void anUnknownHashIsKeptNowhere() {
    String extensions =
        "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + "a".repeat(64) + "\"}}";
    assertNotKept(given().queryParam("extensions", extensions).get("/graphql"), 200);
  }

  @Test
  void aMalformedRequestIsKeptNowhere() {
    assertNotKept(given().get("/graphql"), 400);
    assertNotKept(given().header("Accept", "text/html").get("/graphql"), 406);
    assertNotKept(given().put("/graphql"), 405);
  }

  @Test
  void aMutationIsKeptNowhere() {
    String mutation = "mutation { updateProfile(input: {bio: \"b\"}) { account { bio } } }";
    assertNotKept(post(given(), mutation), 200);
    Person someone = Person.someoneNew();
    Response answer = post(given().auth().oauth2(someone.token()), mutation);
    assertNotKept(answer, 200);
    assertEquals("b", answer.path("data.updateProfile.account.bio"));
  }

  @Test
  void aClientThatHasTheAnswerGets304WithTheSameHeaders() {
    String tag = get(REGIONS).header("ETag");
    get(asking(tag).header("Origin", "https://app.crowdshelf.test"), REGIONS)
        .then()
        .statusCode(304)
        .body(emptyString())
        .header("ETag", equalTo(tag))
        .header("Cache-Control", containsString("max-age=3600"))
        .header("Vary", equalTo("Accept, Accept-Language, Authorization, Origin"))
        .header("Access-Control-Allow-Origin", equalTo("https://app.crowdshelf.test"))
        .header("Access-Control-Expose-Headers", containsString("ETag"))
        .header("X-Content-Type-Options", equalTo("nosniff"));
  }

  @Test
  void oneTagOfSeveralIsEnough() {
    String tag = get(REGIONS).header("ETag");
    get(asking("\"a\", " + tag + ", W/\"b\""), REGIONS).then().statusCode(304);
    get(asking("\"a\"").header("If-None-Match", tag), REGIONS).then().statusCode(304);
    get(asking("*"), REGIONS).then().statusCode(304);
    get(asking("\"a\""), REGIONS).then().statusCode(200).body("data.regions", notNullValue());
  }

  @Test
  void aTokenOrAnErrorIsNeverAnsweredWith304() {
    get(asking("*").auth().oauth2(Person.REVIEWER.token()), REGIONS).then().statusCode(200);
    get(asking("*"), "{ account(id: \"acc_0\") { name } }").then().statusCode(200);
    get(asking("*"), "{ viewer { roles } }").then().statusCode(200);
    post(asking("*"), REGIONS).then().statusCode(200);
  }

  @Test
  void anotherAnswerHasAnotherTag() {
    Person someone = Person.someoneNew();
    UUID project = Fixture.liveProject(someone, "Before");
    String document = "{ project(id: \"" + Fixture.id(project) + "\") { title } }";
    String tag = get(document).header("ETag");
    assertEquals(tag, get(document).header("ETag"));
    org.crowdshelf.support.Database.execute(
        "update projects set title = 'After' where id = ?", project);
    get(asking(tag), document)
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)))
        .body("data.project.title", equalTo("After"));
  }

  @Test
  void eachLanguageHasItsOwnTag() {
    UUID project = Fixture.liveProject(Person.someoneNew(), "Languages");
    String document = "{ project(id: \"" + Fixture.id(project) + "\") { goal { display } } }";
    Response english = get(given().header("Accept-Language", "en"), document);
    Response chinese = get(given().header("Accept-Language", "zh-CN"), document);
    assertEquals("Accept, Accept-Language, Authorization, Origin", english.header("Vary"));
    assertEquals(
        english.header("ETag").equals(chinese.header("ETag")),
        english.asString().equals(chinese.asString()));
  }

  @Test
  void aHeadGetsTheHeadersOfAGet() {
    String tag = get(FEED).header("ETag");
    given()
        .queryParam("query", FEED)
        .head("/graphql")
        .then()
        .statusCode(200)
        .body(emptyString())
        .header("ETag", equalTo(tag))
        .header("Cache-Control", containsString("max-age=3,"));
    asking(tag).queryParam("query", FEED).head("/graphql").then().statusCode(304);
    given()
        .queryParam("query", "mutation { updateProfile(input: {}) { account { id } } }")
        .head("/graphql")
        .then()
        .statusCode(405)
        .header("Cache-Control", equalTo("no-store"));
  }

  // The address is the only cache key of a GET.
  @Test
  void theBodyOfAGetIsIgnored() {
    given()
        .queryParam("query", REGIONS)
        .contentType("application/json")
        .body(Map.of("query", FEED))
        .get("/graphql")
        .then()
        .statusCode(200)
        .body("data.regions", notNullValue())
        .body("data.projects", nullValue());
  }

  @Test
  void differentAnswersHaveDifferentTags() {
    assertNotEquals(get(REGIONS).header("ETag"), get("{ statistics { asOf } }").header("ETag"));
  }

  private static Response get(String document) {
    return get(given(), document);
  }

  private static Response get(RequestSpecification request, String document) {
    return request.queryParam("query", document).get("/graphql");
  }

  private static Response post(RequestSpecification request, String document) {
    return request.contentType("application/json").body(Map.of("query", document)).post("/graphql");
  }

  private static RequestSpecification asking(String ifNoneMatch) {
    return given().header("If-None-Match", ifNoneMatch);
  }

  private static void assertNotKept(Response answer, int status) {
    answer
        .then()
        .statusCode(status)
        .header("Cache-Control", equalTo("no-store"))
        .header("ETag", nullValue());
  }
}
