package org.crowdshelf.transport.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting that refuses all operations but registered ones. */
@QuarkusTest
@TestProfile(RegisteredOnlyTest.RegisteredOnly.class)
class RegisteredOnlyTest {

  /** Accepts registered operations only. */
  public static final class RegisteredOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("crowdshelf.operations.registered-only", "true");
    }
  }

  @Test
  void takesARegisteredOperationByEachOfItsIds() {
    String hash = PersistedOperations.sha256(OperationFiles.ours().get("Feed"));
    for (String body :
        new String[] {
          "{\"documentId\": \"Feed\"}",
          "{\"documentId\": \"sha256:" + hash + "\"}",
          "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \""
              + hash
              + "\"}}}"
        }) {
      post("en", body).then().statusCode(200).body("errors", nullValue());
    }
    given().get("/graphql?documentId=Feed").then().statusCode(200).body("errors", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\": \"{ __typename }\"}",
        "{\"query\": \"{ __schema { types { name } } }\"}",
        "{\"query\": \"query Feed { __typename }\", \"operationName\": \"Feed\"}",
        "{\"query\": \"not even GraphQL\"}",
        "{\"documentId\": \"Unknown\"}"
      })
  void takesNothingElse(String body) {
    assertRefused(post("en", body), "No operation is registered under this id");
    assertRefused(post("zh-CN", body), "没有以此标识登记的操作");
  }

  @Test
  void storesNoDocumentOfAClient() {
    String document = "{ __typename }";
    String hash = PersistedOperations.sha256(document);
    String persisted =
        "\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + hash + "\"}}";
    assertRefused(post("en", "{" + persisted + "}"), "No operation");
    assertRefused(
        post("en", "{\"query\": \"" + document + "\", " + persisted + "}"), "No operation");
    assertRefused(post("en", "{" + persisted + "}"), "No operation");
    assertEquals(
        0, Database.count("select count(*) from persisted_operations where hash = ?", hash));
  }

  @Test
  void refusesADocumentByGet() {
    given()
        .queryParam("query", "{ __typename }")
        .get("/graphql")
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("OPERATION_NOT_REGISTERED"));
  }

  private static void assertRefused(Response answer, String message) {
    assertEquals(400, answer.statusCode(), answer::asString);
    assertEquals("OPERATION_NOT_REGISTERED", answer.path("errors[0].extensions.code"));
    String told = answer.path("errors[0].message");
    assertEquals(message, told.substring(0, message.length()));
  }

  private static Response post(String language, String body) {
    return given()
        .header("Content-Type", "application/json")
        .header("Accept-Language", language)
        .body(body)
        .post("/graphql");
  }
}
