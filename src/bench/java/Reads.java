import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cost of reading on a small and on a large database in the same run, in turns: the first page of
 * each list and a page deep down. The reader has a token, so that nothing comes from the cache of
 * public answers.
 */
public final class Reads {

  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("seconds", 4));
  private static final int CLIENTS = 4;
  private static final int PAGE = 20;
  private static final int DEEPEST_PAGE = 1000;

  private static final String FEED =
      """
      query Feed($first: Int, $after: String) { projects(first: $first, after: $after) { nodes {
        id title summary state coverUrl goal { display } raised { display } progressPercent backerCount endsAt
        region { fullName } fundraiser { name avatarUrl } onBehalfOf { name verification } }
        pageInfo { hasNextPage endCursor } } }""";

  private static final String PROJECT =
      """
      query ProjectPage($id: ID!) { project(id: $id) {
        title summary state library { kind name serves } region { fullName } goal { minor currency display }
        raised { minor display } backerCount endsAt fundraiser { name bio } story { kind title body }
        budget { purpose amount { display } } rewards { title price { display } limit remaining }
        backers(first: 10) { nodes { name amount { display } } }
        updates(first: 5) { nodes { number kind title body locked } } } }""";

  private static final String BACKERS =
      """
      query Backers($id: ID!, $first: Int, $after: String) { project(id: $id) { backers(first: $first, after: $after) {
        nodes { name amount { display } message } pageInfo { hasNextPage endCursor } } } }""";

  private static final String SEARCH =
      """
      query Search($text: String!) { projects(first: 20, orderBy: RELEVANCE, filter: {text: $text}) { nodes {
        id title summary state raised { display } progressPercent region { fullName } fundraiser { name } }
        pageInfo { hasNextPage endCursor } } }""";

  private static final String REGION =
      """
      query Region { projects(first: 20, filter: {region: "52"}) { nodes {
        id title state raised { display } progressPercent region { fullName } fundraiser { name } }
        pageInfo { hasNextPage endCursor } } }""";

  private static final String STATISTICS =
      """
      query Statistics { statistics { projectCount succeededCount failedCount successPercent raised { display } backerCount
        medianRaised { display } raisedHistogram { projectCount } categoryActivity { category projectCount }
        regionActivity { projectCount } } }""";

  /** One read on one database, with what all rounds gave. */
  private static final class Figure {
    String request;
    int steps;
    double medianMillisSum;
    double serviceCpu;
    double databaseCpu;
  }

  /** A database with its service. */
  private static final class Side {
    final Server service;
    final String pledges;
    final Map<String, Figure> figures = new LinkedHashMap<>();

    Side(Server service, String pledges) {
      this.service = service;
      this.pledges = pledges;
    }
  }

  private final Databases databases;
  private final String token;

  private Reads(Databases databases, String token) {
    this.databases = databases;
    this.token = token;
  }

  public static void main(String... args) throws Exception {
    Issuer issuer = new Issuer();
    try (Databases databases = new Databases()) {
      databases.create("small");
      databases.create("large");
      Reads reads = new Reads(databases, issuer.token("person-1"));
      try (Server small = service(databases, "small", issuer);
          Server large = service(databases, "large", issuer)) {
        databases.fill("small", System.getProperty("small", "0.01"));
        databases.fill("large", System.getProperty("large", "1"));
        reads.measure(reads.side("small", small), reads.side("large", large));
      }
    } finally {
      issuer.stop();
    }
  }

  private static Server service(Databases databases, String database, Issuer issuer) throws Exception {
    return Server.service(Server.PRODUCTION, databases.url(database), issuer, Map.of());
  }

  private Side side(String database, Server service) throws Exception {
    Side side = new Side(service, databases.query(database, "select count(*) from pledges"));
    try (Connection connection = new Connection(service.address())) {
      // The newest project is the one with a tenth of all pledges.
      String busiest = Json.text(ask(connection, FEED, "{\"first\":1}"), "id");
      String id = "\"id\":\"" + busiest + "\"";
      add(side, "feed, page 1", FEED, "{\"first\":20}");
      add(side, "feed, last page, 1,000 at most", FEED, deep(connection, FEED, "", "select count(*) from projects", database));
      add(side, "project page", PROJECT, "{" + id + "}");
      add(side, "backers, page 1", BACKERS, "{" + id + ",\"first\":20}");
      String backers = "select count(*) from pledges where project_id = md5('project1')::uuid";
      add(side, "backers, last page, 1,000 at most", BACKERS, deep(connection, BACKERS, id, backers, database));
      add(side, "search for a common word (图书)", SEARCH, "{\"text\":\"图书\"}");
      add(side, "search for a rare word (天柱县)", SEARCH, "{\"text\":\"天柱县\"}");
      add(side, "projects of a province", REGION, "{}");
      add(side, "statistics", STATISTICS, "{}");
    }
    return side;
  }

  private void add(Side side, String name, String query, String variables) {
    Figure figure = new Figure();
    figure.request = Json.request(query, variables);
    side.figures.put(name, figure);
  }

  // Walks there in pages of a hundred, as a client would have to.
  private String deep(Connection connection, String query, String id, String count, String database)
      throws Exception {
    int rows = Integer.parseInt(databases.query(database, count));
    int before = Math.min((rows - 1) / PAGE, DEEPEST_PAGE - 1) * PAGE;
    String start = "{" + (id.isEmpty() ? "" : id + ",");
    String after = null;
    for (int left = before; left > 0; left -= 100) {
      String cursor = after == null ? "" : ",\"after\":\"" + after + "\"";
      String page = ask(connection, query, start + "\"first\":" + Math.min(left, 100) + cursor + "}");
      after = Json.text(page, "endCursor");
    }
    return start + "\"first\":20,\"after\":\"" + after + "\"}";
  }

  private String ask(Connection connection, String query, String variables) throws IOException {
    Connection.Answer answer =
        connection.send(
            connection.post("/graphql", "application/json", token, Json.request(query, variables)));
    if (answer.status() != 200 || answer.body().contains("\"errors\"")) {
      throw new IOException(answer.status() + " " + answer.body());
    }
    return answer.body();
  }

  private void measure(Side small, Side large) throws Exception {
    for (int round = -1; round < ROUNDS; round++) {
      for (String name : small.figures.keySet()) {
        run(small, name, round);
        run(large, name, round);
      }
    }
    System.out.printf("| | %1$s pledges: ms | CPU ms, service + database | %2$s pledges: ms | CPU ms, service + database | ratio of CPU |%n",
        small.pledges, large.pledges);
    System.out.println("|---|---|---|---|---|---|");
    for (String name : small.figures.keySet()) {
      Figure one = small.figures.get(name);
      Figure other = large.figures.get(name);
      System.out.printf(
          "| %s | %.1f | %.2f + %.2f | %.1f | %.2f + %.2f | %.2f |%n",
          name,
          one.medianMillisSum / ROUNDS,
          one.serviceCpu * 1000 / one.steps,
          one.databaseCpu * 1000 / one.steps,
          other.medianMillisSum / ROUNDS,
          other.serviceCpu * 1000 / other.steps,
          other.databaseCpu * 1000 / other.steps,
          (other.serviceCpu + other.databaseCpu) / other.steps / ((one.serviceCpu + one.databaseCpu) / one.steps));
    }
  }

  // The first round is for the compilers and the buffers.
  private void run(Side side, String name, int round) throws Exception {
    Figure figure = side.figures.get(name);
    double serviceBefore = Cpu.ofProcess(side.service.process());
    double databaseBefore = Cpu.ofFamily(databases.process());
    Load.Outcome outcome =
        Load.run(
            side.service.address(),
            CLIENTS,
            TIME,
            (connection, client) -> {
              byte[] post = connection.post("/graphql", "application/json", token, figure.request);
              Connection.Answer answer = connection.send(post);
              if (answer.status() != 200) {
                throw new IOException(answer.status() + " " + answer.body());
              }
            });
    if (round >= 0) {
      figure.steps += outcome.steps();
      figure.medianMillisSum += outcome.medianMillis();
      figure.serviceCpu += Cpu.ofProcess(side.service.process()) - serviceBefore;
      figure.databaseCpu += Cpu.ofFamily(databases.process()) - databaseBefore;
    }
  }
}
