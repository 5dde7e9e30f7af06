package org.crowdshelf.transport.document;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Persisted operations of accounts and of visitors, each in a room of their own. */
@QuarkusTest
class OperationRoomsTest {

  @Inject Upkeep upkeep;
  @Inject Clock clock;

  private final String document =
      "{ a" + UUID.randomUUID().toString().replace("-", "") + ": __typename }";
  private final String hash = PersistedOperations.sha256(document);

  @BeforeEach
  void empty() {
    Database.execute("delete from persisted_operations");
  }

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @Test
  void visitorsDoNotEvictTheDocumentsOfAccounts() {
    PersistedOperations two = room(2, 16_000);
    rememberForAccount(two, document);
    for (int i = 0; i < 5; i++) {
      remember(two, numbered(i));
    }
    assertEquals(1, kept(hash));
    assertEquals(1, kept(PersistedOperations.sha256(numbered(4))));
    assertEquals(3, Database.count("select count(*) from persisted_operations"));
  }

  @Test
  void aDocumentOfAVisitorIsKeptForAnAccountThatUsesIt() {
    PersistedOperations two = room(2, 16_000);
    remember(two, document);
    assertEquals(document, OnVertx.await(() -> two.resolved(request(null, hash), true)).query());
    for (int i = 0; i < 5; i++) {
      remember(two, numbered(i));
    }
    assertEquals(1, kept(hash));
  }

  @Test
  void aboveTheirBytesTheLeastRecentlyUsedAreDeleted() {
    PersistedOperations two = room(100, 2L * numbered(0).length());
    for (int i = 0; i < 5; i++) {
      remember(two, numbered(i));
    }
    assertEquals(0, kept(PersistedOperations.sha256(numbered(2))));
    assertEquals(1, kept(PersistedOperations.sha256(numbered(3))));
    assertEquals(1, kept(PersistedOperations.sha256(numbered(4))));
  }

  @Test
  void aDocumentSentWithATokenIsAnAccounts() {
    given()
        .auth()
        .oauth2(Person.someoneNew().token())
        .contentType("application/json")
        .body(Map.of("query", document, "extensions", persisted(hash)))
        .post("/graphql")
        .then()
        .statusCode(200);
    assertEquals(
        1,
        Database.count(
            "select count(*) from persisted_operations where hash = ? and of_account", hash));
  }

  private PersistedOperations room(long max, long bytes) {
    return new PersistedOperations(upkeep, clock, max, new MemorySize(BigInteger.valueOf(bytes)));
  }

  private static String numbered(int i) {
    return "{ __typename a%d: __typename }".formatted(i);
  }

  private static void remember(PersistedOperations operations, String document) {
    remember(operations, document, false);
  }

  private static void rememberForAccount(PersistedOperations operations, String document) {
    remember(operations, document, true);
  }

  private static void remember(PersistedOperations operations, String document, boolean signedIn) {
    TestClock.advance(Duration.ofSeconds(1));
    GraphQLRequest request = request(document, PersistedOperations.sha256(document));
    OnVertx.await(() -> operations.remember(request, signedIn));
  }

  private static GraphQLRequest request(String document, String hash) {
    return new GraphQLRequest(document, null, Map.of(), persisted(hash), null);
  }

  private static Map<String, Object> persisted(String hash) {
    return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
  }

  private static long kept(String hash) {
    return Database.count("select count(*) from persisted_operations where hash = ?", hash);
  }
}
