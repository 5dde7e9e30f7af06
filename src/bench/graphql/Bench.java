import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The service beside the bare handler: same machine, same database, same bytes, in turns. Started
 * by {@code run}.
 */
public final class Bench {

  private static final String HERE = "src/bench/graphql/";
  private static final String PROJECT = "md5('project300')::uuid";
  private static final String SCALE = System.getProperty("scale", "0.05");
  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final int WARMING_REQUESTS = Integer.getInteger("warming", 20_000);
  private static final int WARMING_SECONDS = Integer.getInteger("warmingSeconds", 30);
  private static final int SECONDS = Integer.getInteger("seconds", 5);
  private static final int PEOPLE = 50;

  private Bench() {}

  public static void main(String... args) throws Exception {
    Issuer issuer = new Issuer();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Servers servers = new Servers(postgres.getPort())) {
      measure(servers, issuer);
    } finally {
      issuer.stop();
    }
  }

  private static void measure(Servers servers, Issuer issuer) throws Exception {
    int servicePort = Servers.freePort();
    ProcessHandle service = servers.service(servicePort, issuer);
    servers.psql("-v", "scale=" + SCALE, "-f", "src/bench/generate.sql");
    servers.psql("-f", HERE + "prepare.sql");
    String projectKey = servers.psql("-At", "-c", "select " + PROJECT);
    String projectId =
        servers.psql("-At", "-c", "select id from bench_ids where project_id = " + PROJECT);
    String feed = body("feed.graphql", "{}");
    String project = body("project.graphql", "{\"id\":\"" + projectId + "\"}");

    int barePort = Servers.freePort();
    String cursor = endCursor(Load.ask(servicePort, post("/graphql", feed, null)));
    ProcessHandle bare =
        servers.bare(
            barePort, "/feed", HERE + "feed.sql", cursor, "/project", HERE + "project.sql", projectKey);

    List<String> tokens = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      tokens.add(issuer.token("reader-" + person));
    }
    ProcessHandle database = servers.postgres();
    List<Turn> turns = new ArrayList<>();
    for (String page : List.of("feed", "project")) {
      String body = page.equals("feed") ? feed : project;
      List<String> bareRequests = List.of(post("/" + page, body, null));
      List<String> publicRequests = List.of(post("/graphql", body, null));
      List<String> privateRequests =
          tokens.stream().map(token -> post("/graphql", body, token)).toList();
      same(barePort, bareRequests.get(0), servicePort, publicRequests.get(0));
      same(barePort, bareRequests.get(0), servicePort, privateRequests.get(0));
      turns.add(new Turn(page + ", bare handler", bare, barePort, bareRequests));
      turns.add(new Turn(page + ", private", service, servicePort, privateRequests));
      turns.add(new Turn(page + ", public", service, servicePort, publicRequests));
    }
    run(turns, database);
    print(turns);
  }

  // In turns, so that what else the machine does falls on all alike.
  private static void run(List<Turn> turns, ProcessHandle database) throws Exception {
    for (Turn turn : turns) {
      turn.warm(database, WARMING_REQUESTS, WARMING_SECONDS);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Turn turn : turns) {
        turn.run(database, SECONDS);
      }
    }
  }

  private static void print(List<Turn> turns) {
    System.out.println(Turn.head());
    for (int i = 0; i < turns.size(); i++) {
      System.out.println(turns.get(i).row(turns.get(i - i % 3)));
    }
  }

  private static void same(int barePort, String bareRequest, int servicePort, String request)
      throws IOException {
    String bare = Load.ask(barePort, bareRequest);
    String service = Load.ask(servicePort, request);
    if (!bare.equals(service)) {
      throw new IOException("unlike answers:\n" + bare + "\n" + service);
    }
  }

  private static String endCursor(String feed) {
    return feed.replaceAll("(?s).*\"endCursor\":\"([^\"]*)\".*", "$1");
  }

  private static String body(String document, String variables) throws IOException {
    String query = Files.readString(Path.of(HERE + document)).replaceAll("\\s+", " ").trim();
    return "{\"query\":\"" + query + "\",\"variables\":" + variables + "}";
  }

  private static String post(String path, String body, String token) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
        + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }
}
