package org.crowdshelf.transport.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Automatic persisted queries in the protocol of Apollo. */
@QuarkusTest
class PersistedOperationsTest {

  @Inject Upkeep upkeep;
  @Inject Clock clock;

  private final String document =
      "{ a" + UUID.randomUUID().toString().replace("-", "") + ": __typename }";
  private final String hash = sha256(document);

  @AfterEach
  void back() {
    TestClock.reset();
  }

  @Test
  void anUnknownHashGetsTheMessageThatClientsExpect() {
    post(null, hash)
        .then()
        .statusCode(200)
        .body("errors[0].message", equalTo("PersistedQueryNotFound"))
        .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_NOT_FOUND"));
  }

  @Test
  void aDocumentSentOnceIsKnownByItsHash() {
    post(document, hash).then().statusCode(200).body("data.size()", equalTo(1));
    post(null, hash).then().statusCode(200).body("data.size()", equalTo(1));
    post(null, hash.toUpperCase()).then().body("data.size()", equalTo(1));
  }

  @Test
  void theHashAloneWorksByGet() {
    post(document, hash);
    given()
        .queryParam(
            "extensions",
            "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + hash + "\"}}")
        .get("/graphql")
        .then()
        .statusCode(200)
        .body("data.size()", equalTo(1));
  }

  @Test
  void aDocumentSentToAnotherReplicaIsKnownHere() {
    Database.execute(
        "insert into persisted_operations (hash, document, last_used_at)"
            + " values (?, ?, now() - interval '1 day')",
        hash,
        document);
    post(null, hash).then().body("data.size()", equalTo(1));
    assertEquals(
        1,
        Database.count(
            "select count(*) from persisted_operations where hash = ?"
                + " and last_used_at > timestamptz '2000-01-01'",
            hash));
  }

  @Test
  void aWrongHashIsRefusedAndNotStored() {
    String another = sha256(document + " ");
    post(document, another)
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("PERSISTED_QUERY_MISMATCH"));
    assertEquals(0, kept(another));
  }

  @Test
  void anInvalidDocumentIsNotStored() {
    String wrong = "{ nothing" + UUID.randomUUID().toString().replace("-", "") + " }";
    post(wrong, sha256(wrong));
    assertEquals(0, kept(sha256(wrong)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "\"a\"",
        "[]",
        "{}",
        "{\"version\": 1}",
        "{\"version\": 2, \"sha256Hash\": \"HASH\"}",
        "{\"version\": \"1\", \"sha256Hash\": \"HASH\"}",
        "{\"version\": 1, \"sha256Hash\": 1}",
        "{\"version\": 1, \"sha256Hash\": \"abc\"}",
        "{\"version\": 1, \"sha256Hash\": \"' or 1=1 --\"}"
      })
  void refusesWhatIsNoPersistedQuery(String extension) {
    given()
        .header("Content-Type", "application/json")
        .body("{\"extensions\": {\"persistedQuery\": " + extension.replace("HASH", hash) + "}}")
        .post("/graphql")
        .then()
        .statusCode(400)
        .body("errors[0].extensions.code", equalTo("BAD_REQUEST"));
  }

  @Test
  void aboveTheMaximumTheLeastRecentlyUsedAreDeleted() {
    Database.execute("delete from persisted_operations");
    PersistedOperations three = room(3);
    List<String> documents =
        IntStream.range(0, 5).mapToObj(i -> "{ __typename a%d: __typename }".formatted(i)).toList();
    for (String one : documents.subList(0, 3)) {
      remember(three, one);
    }
    // The oldest is used at another replica, so the second is the least recently used.
    PersistedOperations another = room(3);
    TestClock.advance(Duration.ofMinutes(1));
    GraphQLRequest byHash = request(null, sha256(documents.get(0)));
    assertEquals(documents.get(0), OnVertx.await(() -> another.resolved(byHash, false)).query());
    TestClock.advance(Duration.ofMinutes(1));
    remember(three, documents.get(3));
    assertEquals(3, Database.count("select count(*) from persisted_operations"));
    assertEquals(1, kept(sha256(documents.get(0))));
    assertEquals(0, kept(sha256(documents.get(1))));
    TestClock.advance(Duration.ofMinutes(1));
    remember(three, documents.get(4));
    assertEquals(0, kept(sha256(documents.get(2))));
    assertEquals(3, Database.count("select count(*) from persisted_operations"));
  }

  private PersistedOperations room(long max) {
    MemorySize any = new MemorySize(BigInteger.valueOf(1_000_000));
    return new PersistedOperations(upkeep, clock, max, any);
  }

  private static void remember(PersistedOperations operations, String document) {
    TestClock.advance(Duration.ofSeconds(1));
    OnVertx.await(() -> operations.remember(request(document, sha256(document)), false));
  }

  private static GraphQLRequest request(String document, String hash) {
    return new GraphQLRequest(
        document,
        null,
        Map.of(),
        Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)),
        null);
  }

  private static Response post(String document, String hash) {
    return given().contentType("application/json").body(body(document, hash)).post("/graphql");
  }

  private static Map<String, Object> body(String document, String hash) {
    Map<String, Object> body = new HashMap<>();
    if (document != null) {
      body.put("query", document);
    }
    body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
    return body;
  }

  private static long kept(String hash) {
    return Database.count("select count(*) from persisted_operations where hash = ?", hash);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
