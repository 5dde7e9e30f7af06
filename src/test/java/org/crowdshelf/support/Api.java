package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The service over HTTP, as a client sees it. */
final class Api {

  private Api() {}

  static Answer send(Person person, String language, String document, Map<String, ?> variables) {
    RequestSpecification request =
        given()
            .contentType(ContentType.JSON)
            .header("Accept-Language", language)
            .body(Map.of("query", document, "variables", variables));
    if (person.name() != null) {
      request.auth().oauth2(person.token());
    }
    return new Answer(request.post("/graphql").then().extract().response());
  }
}
