package org.crowdshelf.architecture;

import static io.restassured.RestAssured.get;

/** The schema as clients get it. */
final class ServedSchema {

  private ServedSchema() {}

  static String text() {
    return get("/graphql/schema.graphql").then().statusCode(200).extract().asString();
  }
}
