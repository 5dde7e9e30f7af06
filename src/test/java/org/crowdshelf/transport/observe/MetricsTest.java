package org.crowdshelf.transport.observe;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

  @Test
  void timesAnOperationByItsName() {
    Person.VISITOR.asks("query MetricsFeed { projects { totalCount } }").get("projects");
    assertEquals(1, operations("MetricsFeed", "query"));
    Person.VISITOR.asks("query MetricsFeed { projects { totalCount } }").get("projects");
    assertEquals(2, operations("MetricsFeed", "query"));
  }

  @Test
  void countsAnonymousOperationsTogether() {
    Person.VISITOR.asks("{ projects { totalCount } }");
    double before = operations("anonymous", "query");
    Person.VISITOR.asks("{ viewer { roles } }");
    assertEquals(before + 1, operations("anonymous", "query"));
  }

  @Test
  void countsErrorsByOperationAndCode() {
    assertEquals(
        "UNAUTHENTICATED",
        Person.VISITOR
            .asks(
                "mutation MetricsNobody($input: UpdateProfileInput!)"
                    + " { updateProfile(input: $input) { userErrors { code } } }",
                Map.of("input", Map.of("name", "Nobody")))
            .errorCode());
    assertEquals(1, errors("MetricsNobody", "UNAUTHENTICATED"));
    assertEquals(1, operations("MetricsNobody", "mutation"));
  }

  @Test
  void countsErrorsWithoutAnOperation() {
    double before = errors("none", "GRAPHQL_PARSE_FAILED");
    Person.VISITOR.asks("{ projects {");
    assertEquals(before + 1, errors("none", "GRAPHQL_PARSE_FAILED"));
  }

  @Test
  void countsInvalidTokens() {
    double before = errors("none", "UNAUTHENTICATED");
    given()
        .contentType("application/json")
        .auth()
        .oauth2("not-a-token")
        .body("{\"query\": \"{ viewer { roles } }\"}")
        .post("/graphql")
        .then()
        .statusCode(401);
    assertEquals(before + 1, errors("none", "UNAUTHENTICATED"));
  }

  @Test
  void thePublicPortServesNeitherMetricsNorHealth() {
    for (String path : new String[] {"/q/metrics", "/q/health", "/q/health/ready"}) {
      assertEquals(404, get(path).statusCode(), path);
    }
    assertTrue(Management.metrics().containsKey("crowdshelf_pool_used"));
  }

  private static double operations(String name, String type) {
    return metric(
        "crowdshelf_operations_seconds_count{operation=\"" + name + "\",type=\"" + type + "\"}");
  }

  private static double errors(String operation, String code) {
    return metric(
        "crowdshelf_operation_errors_total{code=\"" + code + "\",operation=\"" + operation + "\"}");
  }

  private static double metric(String name) {
    return Management.metrics().getOrDefault(name, 0.0);
  }
}
