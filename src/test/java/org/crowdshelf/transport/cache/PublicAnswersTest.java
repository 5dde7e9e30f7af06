package org.crowdshelf.transport.cache;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.RawRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The public cache over HTTP, with an age longer than any test, so that the speed of the machine
 * does not matter.
 */
@QuarkusTest
@TestProfile(PublicAnswersTest.Kept.class)
class PublicAnswersTest {

  /** Keeps answers for a minute. */
  public static final class Kept implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("crowdshelf.cache.public-age", "60s");
    }
  }

  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and state = 'active'";
  private static final String READS =
      "select coalesce(sum(calls), 0) from pg_stat_statements"
          + " where query ~* '^\\s*(select|with).*projects' and query !~ 'pg_stat'";

  private final Person writer = Person.someoneNew();
  private UUID project;
  private String title;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(writer, "Before");
    title = "{ project(id: \"" + Fixture.id(project) + "\") { title } }";
  }

  @Test
  void equalRequestsGetTheSameAnswerUntilItIsTooOld() {
    assertEquals("Before", titleFor(Person.VISITOR));
    rename();
    assertEquals("Before", titleFor(Person.VISITOR));
  }

  @Test
  void aRequestWithATokenSeesAWriteAtOnce() {
    assertEquals("Before", titleFor(Person.VISITOR));
    assertEquals("Before", titleFor(writer));
    rename();
    assertEquals("After", titleFor(writer));
    assertEquals("After", titleFor(Person.REVIEWER));
  }

  @Test
  void anAnswerToATokenIsNotGivenToTheVisitor() {
    assertEquals("Before", titleFor(writer));
    rename();
    assertEquals("After", titleFor(Person.VISITOR));
  }

  @Test
  void aMutationRunsEachTime() {
    String mutation =
        "mutation { updateProfile(input: {bio: \"b\"}) { account { id } userErrors { code } } }";
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(mutation).errorCode());
    Response first = post(Map.of("query", mutation), "en", "application/json");
    Response second = post(Map.of("query", mutation), "en", "application/json");
    assertEquals("no-store", second.header("Cache-Control"));
    assertEquals(first.statusCode(), second.statusCode());
  }

  @Test
  void orderAndSpacesOfVariablesDoNotMatter() {
    String document =
        "query($id: ID!, $with: Boolean = true) { project(id: $id) { title @include(if: $with) } }";
    String id = Fixture.id(project);
    assertEquals("Before", title(document, "{\"id\": \"" + id + "\", \"with\": true}"));
    rename();
    assertEquals("Before", title(document, "{\"with\":true,  \"\\u0069d\":\"" + id + "\"}"));
    assertEquals("After", title(document, "{\"id\": \"" + id + "\"}"));
  }

  @Test
  void getAndPostAndHashesShareAnswers() {
    assertEquals("Before", titleFor(Person.VISITOR));
    rename();
    Response got =
        given().queryParam("query", title).header("Accept-Language", "en").get("/graphql");
    assertEquals("Before", got.path("data.project.title"));
  }

  @Test
  void operationsOfADocumentHaveDifferentAnswers() {
    String document = "query A { regions { code } } query B { projects { totalCount } }";
    for (String name : new String[] {"A", "B"}) {
      Map<String, Object> body = Map.of("query", document, "operationName", name);
      Response first = post(body, "en", "application/json");
      assertEquals(first.asString(), post(body, "en", "application/json").asString());
      assertTrue(first.asString().contains(name.equals("A") ? "regions" : "projects"));
    }
  }

  @Test
  void languagesAndMediaTypesHaveDifferentAnswers() {
    assertEquals("Before", titleFor(Person.VISITOR));
    rename();
    assertEquals("After", Person.VISITOR.asksIn("zh-CN", title, Map.of()).get("project.title"));
    Response other = post(Map.of("query", title), "en", "application/graphql-response+json");
    assertEquals("After", other.path("data.project.title"));
    assertTrue(other.contentType().startsWith("application/graphql-response+json"));
  }

  @Test
  void onlyARequestForTheCostGetsTheCost() {
    Map<String, Object> plain = Map.of("query", title);
    Map<String, Object> asking = Map.of("query", title, "extensions", Map.of("cost", true));
    for (int i = 0; i < 2; i++) {
      assertFalse(post(plain, "en", "application/json").asString().contains("extensions"));
      int cost = post(asking, "en", "application/json").path("extensions.cost.requested");
      assertEquals(1, cost);
    }
  }

  @Test
  void anErrorIsNotKept() {
    UUID draft = Fixture.draft(writer, "Draft");
    String document = "{ project(id: \"" + Fixture.id(draft) + "\") { title } }";
    assertEquals("NOT_FOUND", Person.VISITOR.asks(document).errorCode());
    Database.execute(
        "update projects set state = 'LIVE', launched_at = now() - interval '1 day',"
            + " ends_at = now() + interval '29 days' where id = ?",
        draft);
    assertEquals("Draft", Person.VISITOR.asks(document).get("project.title"));
  }

  @Test
  void aHashWithItsDocumentIsStoredAlsoIfTheAnswerIsCached() throws Exception {
    assertEquals("Before", titleFor(Person.VISITOR));
    String hash =
        java.util.HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(title.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> persisted =
        Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    post(Map.of("query", title, "extensions", persisted), "en", "application/json");
    Response byHash = post(Map.of("extensions", persisted), "en", "application/json");
    assertEquals("Before", byHash.path("data.project.title"));
  }

  @Test
  void aHundredAtOnceRunOneOperation() throws Exception {
    Database.execute("create extension if not exists pg_stat_statements");
    Database.column("select pg_stat_statements_reset()::text");
    List<Answer> answers;
    try (Connection connection = Database.connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table projects in access exclusive mode");
      CompletableFuture<List<Answer>> asking =
          CompletableFuture.supplyAsync(() -> AtOnce.run(100, () -> Person.VISITOR.asks(title)));
      await(1);
      connection.rollback();
      answers = asking.get(60, TimeUnit.SECONDS);
    }
    assertEquals(100, answers.size());
    answers.forEach(answer -> assertEquals("Before", answer.get("project.title")));
    assertEquals(1, Database.count(READS));
  }

  @Test
  void aDisconnectedClientDoesNotEndTheSharedExecution() throws Exception {
    Database.execute("create extension if not exists pg_stat_statements");
    Database.column("select pg_stat_statements_reset()::text");
    try (Connection connection = Database.connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table projects in access exclusive mode");
      Socket first = asksAndDoesNotWait();
      await(1);
      CompletableFuture<Answer> second =
          CompletableFuture.supplyAsync(() -> Person.VISITOR.asks(title));
      first.close();
      connection.rollback();
      assertEquals("Before", second.get(60, TimeUnit.SECONDS).get("project.title"));
    }
    assertEquals(1, Database.count(READS));
  }

  @Test
  void eachWaitingRequestGetsTheFailureAndItIsNotKept() throws Exception {
    try (Connection connection = Database.connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("lock table projects in access exclusive mode");
      long before = System.nanoTime();
      List<Answer> answers = AtOnce.run(10, () -> Person.VISITOR.asks(title));
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before);
      assertTrue(seconds < 15, seconds + " seconds");
      answers.forEach(answer -> assertEquals("TIMEOUT", answer.errorCode()));
      connection.rollback();
    }
    assertEquals("Before", titleFor(Person.VISITOR));
  }

  @Test
  void differentRequestsAtOnceGetTheirOwnAnswers() {
    List<String> ids =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> Fixture.id(Fixture.liveProject(writer, "T" + i)))
            .toList();
    String document = "query($id: ID!) { project(id: $id) { id } }";
    List<String> got =
        org.crowdshelf.support.Together.each(
            ids, id -> Person.VISITOR.asks(document, Map.of("id", id)).get("project.id"));
    assertEquals(ids, got);
    assertEquals(20, new HashSet<>(got).size());
  }

  @Test
  void anInvalidTokenGetsNoCachedAnswer() {
    assertEquals("Before", titleFor(Person.VISITOR));
    Response answer =
        given()
            .header("Authorization", "Bearer garbage")
            .header("Accept-Language", "en")
            .contentType("application/json")
            .body(Map.of("query", title))
            .post("/graphql");
    assertEquals(401, answer.statusCode());
    assertNotEquals("Before", answer.path("data.project.title"));
  }

  private String titleFor(Person person) {
    return person.asks(title).get("project.title");
  }

  private static String title(String document, String variables) {
    return RawRequest.asks(Person.VISITOR, document, variables).get("project.title");
  }

  private void rename() {
    Database.execute("update projects set title = 'After' where id = ?", project);
  }

  private static Response post(Map<String, ?> body, String language, String accept) {
    return given()
        .contentType("application/json")
        .header("Accept-Language", language)
        .header("Accept", accept)
        .body(body)
        .post("/graphql");
  }

  private Socket asksAndDoesNotWait() throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    String body = "{\"query\": \"" + RawRequest.escaped(title) + "\", \"variables\": {}}";
    String request =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept-Language: en\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** Waits until the database has so many blocked statements; their timeout bounds it. */
  private static void await(int statements) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Database.count(WAITING) < statements && System.nanoTime() < giveUp) {
      Thread.onSpinWait();
    }
    assertEquals(statements, Database.count(WAITING));
  }
}
