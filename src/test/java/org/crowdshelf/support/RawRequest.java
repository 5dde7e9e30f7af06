package org.crowdshelf.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** A request whose body is sent as it is written, where a client library would change it. */
public final class RawRequest {

  private RawRequest() {}

  /** The answer to this JSON body. */
  public static Answer post(Person person, String language, String body) {
    RequestSpecification request = given().header("Content-Type", "application/json");
    if (language != null) {
      request.header("Accept-Language", language);
    }
    if (person.name() != null) {
      request.auth().oauth2(person.token());
    }
    Response response =
        request
            .body(body.getBytes(StandardCharsets.UTF_8))
            .post("/graphql")
            .then()
            .extract()
            .response();
    return new Answer(response);
  }

  /** The answer to a document whose variables are written as JSON by hand. */
  public static Answer asks(Person person, String document, String variables) {
    return post(
        person,
        "en",
        "{\"query\": \"" + escaped(document) + "\", \"variables\": " + variables + "}");
  }

  /**
   * Text as the inside of a JSON string; everything beyond ASCII as an escape, lone surrogates too.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
