import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The load that a standby takes off the primary: the same visitors' queries by a service that knows the
 * primary alone and by one that knows a standby too, in turns. No answers are cached.
 */
public final class Standbys {

  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("seconds", 5));
  private static final int CLIENTS = 4;
  private static final String PLENTY = "1000000000";

  private static final String FEED =
      """
      { projects(first: 20) { nodes { id title summary state goal { display } raised { display } progressPercent
        region { fullName } fundraiser { name } } pageInfo { hasNextPage endCursor } } }""";

  /** A service, and the CPU that its turns took. */
  private static final class Side {
    final Server service;
    int steps;
    double serviceCpu;
    double primaryCpu;
    double standbyCpu;

    Side(Server service) {
      this.service = service;
    }
  }

  public static void main(String... args) throws Exception {
    Issuer issuer = new Issuer();
    Path copy = Files.createTempDirectory("standby");
    try (Databases primary = new Databases()) {
      primary.create("shelf");
      try (Server first = service(primary, issuer, Map.of())) {
        primary.fill("shelf", System.getProperty("scale", "0.1"));
      }
      try (EmbeddedPostgres standby = standby(primary, copy);
          Server alone = service(primary, issuer, Map.of());
          Server both =
              service(
                  primary,
                  issuer,
                  Map.of(
                      "CROWDSHELF_DATABASE_READS_URL",
                      "postgresql://localhost:" + standby.getPort() + "/shelf"))) {
        measure(new Side(alone), new Side(both), primary.process(), process(copy));
      }
    } finally {
      issuer.stop();
    }
  }

  private static Server service(Databases databases, Issuer issuer, Map<String, String> more)
      throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("CROWDSHELF_CACHE_PUBLIC_AGE", "0s");
    settings.put("CROWDSHELF_RATE_LIMITS_ADDRESS", PLENTY);
    return Server.service(Server.PRODUCTION, databases.url("shelf"), issuer, settings);
  }

  // The primary is quiet, so a checkpoint makes its files whole for the time of the copy.
  private static EmbeddedPostgres standby(Databases primary, Path copy) throws Exception {
    Path files = Path.of(primary.query("postgres", "show data_directory"));
    primary.query("postgres", "checkpoint");
    Program.run(List.of("cp", "-a", files + "/.", copy.toString()));
    Files.deleteIfExists(copy.resolve("postmaster.pid"));
    Files.createFile(copy.resolve("standby.signal"));
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=" + primary.port() + " user=postgres'\n",
        StandardOpenOption.APPEND);
    return EmbeddedPostgres.builder()
        .setDataDirectory(copy)
        .setCleanDataDirectory(false)
        .setServerConfig("shared_buffers", "1GB")
        .setServerConfig("max_connections", "200")
        .start();
  }

  private static ProcessHandle process(Path files) throws IOException {
    try (Stream<String> lines = Files.lines(files.resolve("postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
    }
  }

  private static void measure(
      Side alone, Side both, ProcessHandle primary, ProcessHandle standby) throws Exception {
    for (int round = -2; round < ROUNDS; round++) {
      for (Side side : new Side[] {alone, both}) {
        turn(side, primary, standby, round >= 0);
      }
    }
    System.out.println("| CPU ms a query | service | primary | standby |");
    System.out.println("|---|---|---|---|");
    System.out.println(row("feed, primary alone", alone));
    System.out.println(row("feed, with a standby", both));
  }

  private static void turn(Side side, ProcessHandle primary, ProcessHandle standby, boolean counts)
      throws Exception {
    double service = Cpu.ofProcess(side.service.process());
    double first = Cpu.ofFamily(primary);
    double second = Cpu.ofFamily(standby);
    Load.Outcome outcome =
        Load.run(
            side.service.address(),
            CLIENTS,
            TIME,
            (connection, client) -> {
              Connection.Answer answer =
                  connection.send(
                      connection.post(
                          "/graphql", "application/json", null, Json.request(FEED, "{}")));
              if (answer.status() != 200) {
                throw new IOException(answer.status() + " " + answer.body());
              }
            });
    if (counts) {
      side.steps += outcome.steps();
      side.serviceCpu += Cpu.ofProcess(side.service.process()) - service;
      side.primaryCpu += Cpu.ofFamily(primary) - first;
      side.standbyCpu += Cpu.ofFamily(standby) - second;
    }
  }

  private static String row(String name, Side side) {
    return "| %s | %.2f | %.2f | %.2f |"
        .formatted(
            name,
            side.serviceCpu * 1000 / side.steps,
            side.primaryCpu * 1000 / side.steps,
            side.standbyCpu * 1000 / side.steps);
  }
}
