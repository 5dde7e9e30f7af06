package org.crowdshelf.transport.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries by GET, which caches can answer. */
@QuarkusTest
class GetTest {

  private static final String TYPE = "query Type($name: String!) { __type(name: $name) { name } }";

  @Test
  void answersAQuery() {
    given()
        .queryParam("query", TYPE)
        .queryParam("variables", "{\"name\": \"Project\"}")
        .queryParam("operationName", "Type")
        .queryParam("extensions", "{}")
        .get("/graphql")
        .then()
        .statusCode(200)
        .body("data.__type.name", equalTo("Project"));
  }

  @Test
  void changesNothing() {
    Person someone = Person.someoneNew();
    someone.accountId();
    given()
        .auth()
        .oauth2(someone.token())
        .queryParam(
            "query", "mutation { updateProfile(input: {name: \"x\"}) { account { name } } }")
        .get("/graphql")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("POST"))
        .body("data", nullValue())
        .body("errors[0].extensions.code", equalTo("METHOD_NOT_ALLOWED"));
    org.junit.jupiter.api.Assertions.assertEquals(
        0,
        Database.count(
            "select count(*) from accounts where subject = ? and name = 'x'", someone.name()));
  }

  @Test
  void anOperationBesideAMutationIsStillAQuery() {
    given()
        .queryParam(
            "query",
            "query A { __typename } mutation B { updateProfile(input: {}) { account { id } } }")
        .queryParam("operationName", "A")
        .get("/graphql")
        .then()
        .statusCode(200)
        .body("data.__typename", equalTo("Query"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "variables|1",
        "variables|[]",
        "variables|{",
        "extensions|[]",
        "extensions|\"a\"",
        "query|{ __typename }"
      })
  void refusesWhatIsNoRequest(String parameter, String value) {
    given()
        .queryParam("query", "{ __typename }")
        .queryParam(parameter, value)
        .get("/graphql")
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
  }

  @Test
  void refusesAnEmptyGet() {
    given().get("/graphql").then().statusCode(400).body("errors.size()", equalTo(1));
  }
}
