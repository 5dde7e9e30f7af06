import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The service beside the bare handler: same machine, same database, same bytes, in turns. Started
 * by {@code run}.
 */
public final class GraphQl {

  private static final String NAME = "graphql";
  private static final String HERE = "src/bench/graphql/";
  private static final String PROJECT = "md5('project300')::uuid";
  private static final String SCALE = System.getProperty("scale", "0.05");
  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final int WARMING_REQUESTS = Integer.getInteger("warming", 20_000);
  private static final int WARMING_SECONDS = Integer.getInteger("warmingSeconds", 30);
  private static final int SECONDS = Integer.getInteger("seconds", 5);
  private static final int PEOPLE = 50;

  private GraphQl() {}

  public static void main(String... args) throws Exception {
    Issuer issuer = new Issuer();
    try (Databases databases = new Databases()) {
      databases.create(NAME);
      try (Server service =
          Server.service(Server.PRODUCTION, databases.url(NAME), issuer, Map.of())) {
        databases.fill(NAME, SCALE);
        databases.run(NAME, HERE + "prepare.sql");
        measure(databases, service, issuer);
      }
    } finally {
      issuer.stop();
    }
  }

  private static void measure(Databases databases, Server service, Issuer issuer) throws Exception {
    String projectKey = databases.query(NAME, "select " + PROJECT);
    String projectId =
        databases.query(NAME, "select id from bench_ids where project_id = " + PROJECT);
    String feed = Json.request(Files.readString(Path.of(HERE + "feed.graphql")), "{}");
    String project =
        Json.request(
            Files.readString(Path.of(HERE + "project.graphql")), "{\"id\":\"" + projectId + "\"}");
    String cursor = Json.text(ask(service, "/graphql", feed, null), "endCursor");
    try (Server bare =
        Server.bare(
            databases.url(NAME),
            "/feed", HERE + "feed.sql", cursor,
            "/project", HERE + "project.sql", projectKey)) {
      List<String> tokens = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        tokens.add(issuer.token("reader-" + person));
      }
      List<Turn> turns = new ArrayList<>();
      for (String page : List.of("feed", "project")) {
        String body = page.equals("feed") ? feed : project;
        same(ask(bare, "/" + page, body, null), ask(service, "/graphql", body, null));
        same(ask(bare, "/" + page, body, null), ask(service, "/graphql", body, tokens.get(0)));
        turns.add(new Turn(page + ", bare handler", bare, "/" + page, body, List.of()));
        turns.add(new Turn(page + ", private", service, "/graphql", body, tokens));
        turns.add(new Turn(page + ", public", service, "/graphql", body, List.of()));
      }
      run(turns, databases.process());
      print(turns);
    }
  }

  // In turns, so that what else the machine does falls on all alike.
  private static void run(List<Turn> turns, ProcessHandle database) throws Exception {
    for (Turn turn : turns) {
      turn.warm(database, WARMING_REQUESTS, WARMING_SECONDS);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Turn turn : turns) {
        turn.run(database, Duration.ofSeconds(SECONDS));
      }
    }
  }

  private static void print(List<Turn> turns) {
    System.out.println(Turn.head());
    for (int i = 0; i < turns.size(); i++) {
      System.out.println(turns.get(i).row(turns.get(i - i % 3)));
    }
  }

  private static String ask(Server server, String path, String body, String token)
      throws IOException {
    try (Connection connection = new Connection(server.address())) {
      return connection.send(connection.post(path, "application/json", token, body)).body();
    }
  }

  private static void same(String bare, String service) throws IOException {
    if (!bare.equals(service)) {
      throw new IOException("unlike answers:\n" + bare + "\n" + service);
    }
  }
}
