package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL over HTTP as its draft specifies it, with the cases of its reference audits. */
@QuarkusTest
class GraphQLOverHttpTest {

  private static final String JSON = "application/json";
  private static final String GRAPHQL = "application/graphql-response+json";
  private static final String TYPENAME = "{\"query\": \"{ __typename }\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|application/json",
        "application/graphql-response+json|application/graphql-response+json",
        "*/*|application/json",
        "application/*|application/json",
        "text/html, application/xhtml+xml, */*;q=0.8|application/json",
        "application/json;q=0.5, application/graphql-response+json|application/graphql-response+json",
        "application/graphql-response+json;q=0.5, application/json|application/json",
        "application/graphql-response+json; charset=utf-8|application/graphql-response+json",
        "application/graphql-response+json, application/json|application/graphql-response+json"
      })
  void answersInTheTypeThatIsPreferred(String accept, String type) {
    Response answer = post(accept, TYPENAME);
    assertEquals(200, answer.statusCode());
    assertEquals(type + ";charset=utf-8", answer.contentType().replace(" ", ""));
    assertEquals("Query", answer.path("data.__typename"));
  }

  @Test
  void answersJsonByDefault() {
    sending(TYPENAME).post("/graphql").then().statusCode(200).contentType(startsWith(JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "image/*"})
  void sendsAwayWhoTakesNeitherType(String accept) {
    Response answer = post(accept, TYPENAME);
    assertRefused(answer, 406, "NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{ 8f31403dfe404bccbb0e835f2629c6a7 }",
        "{ nothing }",
        "query($id: ID!) { account(id: $id) { id } }",
        "query A { __typename } query B { __typename }",
        "fragment A on Query { __typename }"
      })
  void aRequestThatIsNotExecutedIsAnHttpFailureInTheNewTypeOnly(String document) {
    String body = "{\"query\": \"" + document + "\"}";
    post(JSON, body).then().statusCode(200).body("errors[0].message", startsWith(""));
    post(GRAPHQL, body).then().statusCode(400).body("data", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"a\"", "1.5", "{}", "[1, 2]", "2147483648", "true"})
  void variablesThatDoNotFitAreAnHttpFailureInTheNewTypeOnly(String number) {
    String body =
        "{\"query\": \"query($n: Int!) { projects(first: $n) { nodes { id } } }\","
            + " \"variables\": {\"n\": "
            + number
            + "}}";
    assertRefused(post(JSON, body), 200, "BAD_USER_INPUT");
    assertRefused(post(GRAPHQL, body), 400, "BAD_USER_INPUT");
  }

  @Test
  void anUnknownOperationIsNotExecuted() {
    String body = "{\"query\": \"query A { __typename }\", \"operationName\": \"B\"}";
    assertRefused(post(JSON, body), 200, "OPERATION_RESOLUTION_FAILURE");
    assertRefused(post(GRAPHQL, body), 400, "OPERATION_RESOLUTION_FAILURE");
  }

  @Test
  void theNamedOperationOfSeveralIsExecuted() {
    String body =
        "{\"query\": \"query A { a: __typename } query B { b: __typename }\","
            + " \"operationName\": \"B\"}";
    post(GRAPHQL, body).then().statusCode(200).body("data.b", equalTo("Query"));
  }

  @Test
  void anErrorInAFieldIs200InBothTypes() {
    String body = "{\"query\": \"{ account(id: \\\"acc_0\\\") { name } }\"}";
    assertRefused(post(JSON, body), 200, "NOT_FOUND");
    assertRefused(post(GRAPHQL, body), 200, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\": \"{ __typename }\", \"variables\": null}",
        "{\"query\": \"{ __typename }\", \"operationName\": null}",
        "{\"query\": \"{ __typename }\", \"extensions\": null}",
        "{\"query\": \"{ __typename }\", \"extensions\": {\"some\": \"value\"}}",
        "{\"query\": \"{ __typename }\", \"variables\": {}, \"unknown\": [1, {}]}",
        "{\"query\": \"query Query { __typename }\", \"operationName\": \"Query\"}",
        "{\"query\": \"{ __type(name: \\\"Run🏃Swim🏊\\\") { name } }\"}"
      })
  void takesWhatTheDraftAllows(String body) {
    post(GRAPHQL, body).then().statusCode(200).body("errors", nullValue());
    post(JSON, body).then().statusCode(200).body("errors", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{ \"not a JSON",
        "null",
        "1",
        "\"text\"",
        "{}",
        "{\"qeury\": \"{ __typename }\"}",
        "{\"query\": null}",
        "{\"query\": {\"obj\": \"ect\"}}",
        "{\"query\": 0}",
        "{\"query\": false}",
        "{\"query\": [\"array\"]}",
        "{\"query\": \"{ __typename }\", \"operationName\": 0}",
        "{\"query\": \"{ __typename }\", \"operationName\": [\"a\"]}",
        "{\"query\": \"{ __typename }\", \"variables\": \"string\"}",
        "{\"query\": \"{ __typename }\", \"variables\": 0}",
        "{\"query\": \"{ __typename }\", \"variables\": false}",
        "{\"query\": \"{ __typename }\", \"variables\": [\"array\"]}",
        "{\"query\": \"{ __typename }\", \"extensions\": \"string\"}",
        "{\"query\": \"{ __typename }\", \"extensions\": 0}",
        "{\"query\": \"{ __typename }\", \"extensions\": [\"array\"]}",
        "{\"query\": \"{ __typename }\", \"query\": \"{ viewer { roles } }\"}",
        "{\"query\": \"{ __typename }\", \"variables\": {\"a\": 1, \"a\": 2}}",
        "{\"query\": \"{ __typename }\"} {}",
        "{\"query\": \"{ __typename }\"} x"
      })
  void whatIsNoRequestIs400InBothTypes(String body) {
    assertRefused(post(JSON, body), 400, "BAD_REQUEST");
    assertRefused(post(GRAPHQL, body), 400, "BAD_REQUEST");
  }

  @Test
  void anEndlesslyNestedValueIs400() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    String body = "{\"query\": \"{ __typename }\", \"variables\": {\"a\": " + deep + "}}";
    assertRefused(post(JSON, body), 400, "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"query\": \"{ __typename }\"}]"})
  void takesOneOperationARequest(String body) {
    assertRefused(post(JSON, body), 400, "BATCHING_NOT_SUPPORTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain;charset=utf-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/jsonp"
      })
  void takesJsonOnlySoThatNoForeignPageCanMakeItActFor(String type) {
    Person someone = Person.someoneNew();
    someone.accountId();
    Response answer =
        raw()
            .header("Content-Type", type)
            .auth()
            .oauth2(someone.token())
            .body(
                "{\"query\": \"mutation { updateProfile(input: {name: \\\"x\\\"}) { account { id }"
                    + " } }\"}")
            .post("/graphql");
    assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    assertEquals(
        0,
        Database.count(
            "select count(*) from accounts where subject = ? and name = 'x'", someone.name()));
  }

  @Test
  void aBodyWithoutATypeIs415() {
    Response answer = raw().noContentType().post("/graphql");
    assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void takesGetAndPostOnly(String method) {
    given()
        .request(method, "/graphql")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, POST, OPTIONS"));
  }

  private static RequestSpecification raw() {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(
                            "application/jsonp", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(
                            "application/graphql", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(
                            "multipart/form-data", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(
                            "application/x-www-form-urlencoded",
                            io.restassured.http.ContentType.TEXT)));
  }

  private static RequestSpecification sending(String body) {
    return given()
        .header("Content-Type", JSON)
        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Response post(String accept, String body) {
    return sending(body).header("Accept", accept).post("/graphql");
  }

  private static void assertRefused(Response answer, int status, String code) {
    assertEquals(status, answer.statusCode(), answer::asString);
    assertEquals(code, answer.path("errors[0].extensions.code"), answer::asString);
  }
}
