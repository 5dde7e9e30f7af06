package org.crowdshelf.transport.observe;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** The traces that a collector receives. */
@QuarkusTest
@QuarkusTestResource(value = TracesTest.Collector.class, restrictToAnnotatedClass = true)
@TestProfile(TracesTest.Traced.class)
class TracesTest {

  private static final String SECRET = "Nobody but us should read this";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Exports without delay. */
  public static final class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.otel.bsp.schedule.delay", "100ms");
    }
  }

  @Test
  void tracesAnOperationToItsStatementsWithoutPersonalData() {
    Person person = Person.someoneNew();
    String id = person.accountId();
    String project = Fixture.id(Fixture.liveProject(Person.someoneNew(), SECRET));
    given()
        .contentType("application/json")
        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .auth()
        .oauth2(person.token())
        .body(
            Map.of(
                "query",
                "query TracedProject($id: ID!) { project(id: $id) { title backers { totalCount } }"
                    + " projects(filter: {text: \""
                    + SECRET
                    + "\"}) { totalCount } }",
                "variables",
                Map.of("id", project)))
        .post("/graphql")
        .then()
        .statusCode(200);
    String sent = sent("query TracedProject");
    String trace =
        new String(
            HexFormat.of().parseHex("0af7651916cd43dd8448eb211c80319c"),
            StandardCharsets.ISO_8859_1);
    assertTrue(sent.contains(trace), "goes on with the caller's trace");
    assertTrue(sent.contains("Query.project"), "a span of a field that loads");
    assertFalse(sent.contains("Project.title"), "none of a plain field");
    assertTrue(sent.contains("from projects"), "a span of a statement");
    for (String secret : List.of(SECRET, project, id, person.name(), person.token())) {
      assertFalse(sent.contains(secret), secret);
    }
  }

  private static String sent(String words) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      String all = String.join("\n", Collector.RECEIVED);
      if (all.contains(words)) {
        return all;
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError(
        words
            + " was never sent, but "
            + String.join("\n", Collector.RECEIVED).replaceAll("[^ -~]+", " "));
  }

  /** Receives traces over HTTP and keeps their bytes, in which texts are readable. */
  public static final class Collector implements QuarkusTestResourceLifecycleManager {

    static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      server.createContext(
          "/v1/traces",
          exchange -> {
            boolean packed =
                "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            (packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody())
                .transferTo(bytes);
            RECEIVED.add(bytes.toString(StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return Map.of(
          "crowdshelf.traces.endpoint", "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }
}
