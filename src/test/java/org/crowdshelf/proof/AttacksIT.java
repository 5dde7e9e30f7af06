package org.crowdshelf.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Client.Reply;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Attacks of strangers on a replica with the limits of the image in a container of 460 MB, while
 * somebody asks for the list of projects all the time: every request of theirs is answered, and the
 * process lives.
 */
class AttacksIT {

  private static final List<String> IMAGE =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxRAM=460m",
          "-XX:MaxRAMPercentage=45",
          "-XX:MaxDirectMemorySize=96m",
          "-XX:MaxMetaspaceSize=96m",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:+ExitOnOutOfMemoryError");

  private static final String FEED =
      "{ projects(first: 20) { nodes { id title raised { display } backerCount fundraiser { name } } } }";

  private static final String STORIES = "{ projects(first: 100) { nodes { story { body } } } }";

  private static final int PROJECTS = 24;
  private static final int ROUNDS = 10;
  private static final int MOST = 4 * 1024 * 1024 + 1024;

  private static Site site;
  private static Replica replica;
  private static Vertx vertx;

  private SteadyLoad reader;

  @BeforeAll
  static void start() {
    // Whom a limit of one address refuses is told by X-Forwarded-For: readers are elsewhere.
    site = new Site(Map.of("CROWDSHELF_PROXY_HOPS", "1"));
    replica = site.begin(IMAGE).awaitReady();
    vertx = Vertx.vertx();
    UUID fundraiser = new Client(site.issuer().token("fundraiser")).account(replica);
    IntStream.range(0, PROJECTS).forEach(i -> Fixture.liveProject(fundraiser, "Project " + i));
    Database.execute(
        "insert into project_contents (project_id, story) select id, jsonb_build_array("
            + "jsonb_build_object('kind', 'OTHER', 'title', 'Long', 'body', repeat('x', 20000)))"
            + " from projects on conflict (project_id) do update set story = excluded.story");
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    site.close();
  }

  @BeforeEach
  void somebodyReads() {
    String token = site.issuer().token("reader");
    reader = SteadyLoad.of(10, number -> read(token));
  }

  @AfterEach
  void everyReadIsAnsweredAndTheProcessLives() {
    assertEquals(List.of(), reader.end());
    assertTrue(replica.process().isAlive());
    assertFalse(replica.log().contains("OutOfMemoryError"), replica::log);
    assertFalse(replica.log().contains("OutOfDirectMemoryError"), replica::log);
  }

  @Test
  void answersThatGrow() {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> answers = answers(HostileDocuments.largeAnswers());
      assertTrue(answers.stream().anyMatch(answer -> answer.contains("ANSWER_TOO_LARGE")));
    }
  }

  @Test
  void textsThatAreDearToRead() {
    IntStream.range(0, ROUNDS).forEach(round -> answers(HostileDocuments.dearTexts()));
  }

  @Test
  void statisticsWithFiltersOfAnySize() {
    for (int round = 0; round < 5 * ROUNDS; round++) {
      answers(HostileDocuments.statistics(round));
    }
  }

  @Test
  void bodiesThatDoNotEnd() {
    Buffer part = Buffer.buffer(" ".repeat(261_000));
    try (Streams streams = Streams.open(vertx, replica, 30)) {
      streams.begin(100, part);
      assertReads(20);
    }
  }

  @Test
  void answersThatNobodyReads() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    String body = HostileDocuments.body(STORIES);
    String request =
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Streams streams = Streams.open(vertx, replica, 30)) {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket("localhost", replica.port());
        sockets.add(socket);
        socket.getOutputStream().write(request.repeat(20).getBytes(StandardCharsets.US_ASCII));
      }
      // No more at a time than the service runs and lets wait.
      for (int wave = 0; wave < 4; wave++) {
        streams.askWithoutReading(8, site.issuer().token("lazy"), Buffer.buffer(body));
        assertReads(10);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void requestsWithTwoEnds() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String request : HostileDocuments.framing()) {
        try (Socket socket = new Socket("localhost", replica.port())) {
          socket.setSoTimeout(20_000);
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          String answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
          assertTrue(answer.startsWith("HTTP/1.1 400"), request);
        }
      }
    }
  }

  // The attack goes on until somebody has asked so many times more.
  private void assertReads(int more) {
    String token = site.issuer().token("another");
    for (int i = 0; i < more; i++) {
      Reply reply = read(token).join();
      assertEquals(200, reply.status(), reply::body);
    }
  }

  private static CompletableFuture<Reply> read(String token) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + token, "X-Forwarded-For", "198.51.100.7");
    return Client.post(replica.address("/graphql"), HostileDocuments.body(FEED), headers);
  }

  // Sends all at once; each has an answer of a bounded size.
  private static List<String> answers(List<String> bodies) {
    List<CompletableFuture<Reply>> sent =
        bodies.stream()
            .map(body -> Client.post(replica.address("/graphql"), body, Map.of()))
            .toList();
    List<String> answers = new ArrayList<>();
    for (CompletableFuture<Reply> each : sent) {
      Reply reply = each.join();
      assertTrue(reply.status() == 200 || reply.status() == 400, reply::body);
      assertTrue(reply.body().length() < MOST, reply.body().length() + " characters");
      answers.add(reply.body());
    }
    return answers;
  }
}
