import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pledges placed in a second, end to end, beside pgbench with the same statements on the same
 * database in the same run; and pledges placed and paid.
 */
public final class Pledges {

  private static final String SCALE = System.getProperty("scale", "0.1");
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("seconds", 10));
  private static final Duration WARMING = Duration.ofSeconds(Integer.getInteger("warmingSeconds", 30));
  private static final int CLIENTS = 32;
  // As many as the service has.
  private static final int CONNECTIONS = 20;

  private static final String LIVE =
      """
      query Live($after: String) { projects(first: 25, after: $after, filter: {states: [LIVE]}) {
        nodes { id rewards { id } } pageInfo { hasNextPage endCursor } } }""";

  private static final String PLACE =
      """
      mutation Place($input: PlacePledgeInput!) { placePledge(input: $input) {
        pledge { id state } payment { redirectUrl } userErrors { code } } }""";

  private record Target(String project, String reward) {}

  /** The requests of each candidate, in all rounds. */
  private static final class Figure {
    double steps;
    double seconds;
    double serviceCpu;
    double databaseCpu;

    double perSecond() {
      return steps / seconds;
    }
  }

  private final Databases databases;
  private final Server service;
  private final List<String> tokens = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final AtomicLong keys = new AtomicLong(System.nanoTime());

  private Pledges(Databases databases, Server service) {
    this.databases = databases;
    this.service = service;
  }

  public static void main(String... args) throws Exception {
    Issuer issuer = new Issuer();
    try (Databases databases = new Databases()) {
      databases.create("pledges");
      try (Server service =
          Server.service(Server.STAGING, databases.url("pledges"), issuer, sandbox())) {
        databases.fill("pledges", SCALE);
        new Pledges(databases, service).measure(issuer);
      }
    } finally {
      issuer.stop();
    }
  }

  private static Map<String, String> sandbox() throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.of(
        "QUARKUS_PROFILE", "staging",
        "CROWDSHELF_PAYMENT_PROVIDER", "sandbox",
        "CROWDSHELF_PLEDGES_UNPAID", "1000000",
        "CROWDSHELF_PLEDGES_UNPAID_IN_PROJECT", "1000000",
        "CROWDSHELF_PLEDGES_UNPAID_PERCENT_OF_PLACES", "100",
        "CROWDSHELF_SANDBOX_MERCHANT", "bench",
        "CROWDSHELF_SANDBOX_PRIVATE_KEY", base64.encodeToString(keys.getPrivate().getEncoded()));
  }

  private void measure(Issuer issuer) throws Exception {
    int accounts = Integer.parseInt(databases.query("pledges", "select count(*) from accounts"));
    for (int client = 0; client < CLIENTS; client++) {
      // The last ones have no project of their own.
      tokens.add(issuer.token("person-" + (accounts - client)));
    }
    findTargets();
    Load.run(service.address(), CLIENTS, WARMING, this::placeAnywhere);
    // Tables that were empty have grown; connections keep the plans of empty ones until they are told.
    databases.query("pledges", "analyze");
    Figure pgbenchSpread = new Figure();
    Figure spread = new Figure();
    Figure pgbenchHot = new Figure();
    Figure hot = new Figure();
    for (int round = 0; round < ROUNDS; round++) {
      pgbench(pgbenchSpread, 0);
      load(spread, this::placeAnywhere);
      pgbench(pgbenchHot, 1);
      load(hot, this::placeHot);
    }
    System.out.println("| | pgbench/s | service/s | ratio | CPU s of the service per 1,000 | of its database | of pgbench's |");
    System.out.println("|---|---|---|---|---|---|---|");
    print("placePledge, spread over " + targets.size() + " rewards", pgbenchSpread, spread);
    print("placePledge, one reward", pgbenchHot, hot);
    placeAndPay();
  }

  private void findTargets() throws Exception {
    try (Connection connection = new Connection(service.address())) {
      String after = null;
      do {
        String variables = after == null ? "{}" : "{\"after\":\"" + after + "\"}";
        String body =
            connection
                .send(connection.post("/graphql", "application/json", null, Json.request(LIVE, variables)))
                .body();
        List<String> ids = Json.texts(body, "id");
        String project = null;
        for (String id : ids) {
          if (id.startsWith("prj_")) {
            project = id;
          } else {
            targets.add(new Target(project, id));
          }
        }
        after = body.contains("\"hasNextPage\":true") ? Json.text(body, "endCursor") : null;
      } while (after != null);
    }
  }

  private void placeAnywhere(Connection connection, int client) throws IOException {
    place(connection, client, targets.get(ThreadLocalRandom.current().nextInt(targets.size())));
  }

  // The newest project comes first, and its rewards in their order.
  private void placeHot(Connection connection, int client) throws IOException {
    place(connection, client, targets.get(0));
  }

  private String place(Connection connection, int client, Target target) throws IOException {
    String input =
        "{\"input\":{\"idempotencyKey\":\"bench-"
            + keys.incrementAndGet()
            + "\",\"projectId\":\""
            + target.project()
            + "\",\"rewardId\":\""
            + target.reward()
            + "\",\"amount\":{\"minor\":10000,\"currency\":\"CNY\"}}}";
    Connection.Answer answer =
        connection.send(
            connection.post("/graphql", "application/json", tokens.get(client), Json.request(PLACE, input)));
    String page = Json.text(answer.body(), "redirectUrl");
    if (page == null) {
      throw new IOException(answer.status() + " " + answer.body());
    }
    return page;
  }

  private void load(Figure figure, Load.Step step) throws Exception {
    double serviceBefore = Cpu.ofProcess(service.process());
    double databaseBefore = Cpu.ofFamily(databases.process());
    Load.Outcome outcome = Load.run(service.address(), CLIENTS, TIME, step);
    figure.steps += outcome.steps();
    figure.seconds += outcome.steps() / outcome.perSecond();
    figure.serviceCpu += Cpu.ofProcess(service.process()) - serviceBefore;
    figure.databaseCpu += Cpu.ofFamily(databases.process()) - databaseBefore;
  }

  private void pgbench(Figure figure, int hot) throws Exception {
    double databaseBefore = Cpu.ofFamily(databases.process());
    String report =
        Program.run(
            List.of(
                "pgbench", "-n", "-M", "prepared", "-h", "localhost", "-U", "postgres",
                "-p", Integer.toString(databases.port()),
                "-c", Integer.toString(CONNECTIONS), "-j", "2", "-T", Long.toString(TIME.toSeconds()),
                "-D", "live=" + targets.size() / 3,
                "-D", "projects=" + databases.query("pledges", "select count(*) from projects"),
                "-D", "accounts=" + databases.query("pledges", "select count(*) from accounts"),
                "-D", "hot=" + hot,
                "-f", "src/bench/pgbench/place.sql", "pledges"));
    double perSecond = Double.parseDouble(report.replaceAll("(?s).*tps = ([0-9.]+).*", "$1"));
    figure.steps += perSecond * TIME.toSeconds();
    figure.seconds += TIME.toSeconds();
    figure.databaseCpu += Cpu.ofFamily(databases.process()) - databaseBefore;
  }

  private static void print(String what, Figure pgbench, Figure service) {
    System.out.printf(
        "| %s | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f |%n",
        what,
        pgbench.perSecond(),
        service.perSecond(),
        service.perSecond() / pgbench.perSecond(),
        service.serviceCpu * 1000 / service.steps,
        service.databaseCpu * 1000 / service.steps,
        pgbench.databaseCpu * 1000 / pgbench.steps);
  }

  // From the placing to the provider's message applied; the provider is in the same process.
  private void placeAndPay() throws Exception {
    String paid = "select count(*) from pledges where state = 'PAID'";
    long before = Long.parseLong(databases.query("pledges", paid));
    long start = System.nanoTime();
    Load.Outcome outcome = Load.run(service.address(), CLIENTS, TIME.multipliedBy(2), this::placeAndPay);
    long wanted = before + outcome.steps();
    while (Long.parseLong(databases.query("pledges", paid)) < wanted) {
      if (System.nanoTime() - start > Duration.ofMinutes(5).toNanos()) {
        throw new IOException("not all that was paid arrived");
      }
      Thread.sleep(200);
    }
    System.out.printf(
        "%nPlaced and paid: %d, all booked after %.0f s, %.0f a second; 99 in 100 were placed and paid at the provider within %.0f ms.%n",
        outcome.steps(),
        (System.nanoTime() - start) / 1e9,
        outcome.steps() * 1e9 / (System.nanoTime() - start),
        outcome.slowMillis());
  }

  private void placeAndPay(Connection connection, int client) throws IOException {
    Target target = targets.get(ThreadLocalRandom.current().nextInt(targets.size()));
    String page = place(connection, client, target);
    String path = page.substring(page.indexOf("/sandbox/"));
    int status = connection.send(connection.post(path + "/pay", "text/plain", null, "")).status();
    if (status != 303) {
      throw new IOException("not paid: " + status);
    }
  }
}
