import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts what is compared, each as a process of its own, and talks to their database. */
final class Servers implements AutoCloseable {

  private static final Path LOGS = Path.of("target/bench");
  private static final String CURSOR_KEY = "YmVuY2htYXJrLW9ubHktY3Vyc29yLWtleS0wMDAwMDE=";

  private static final String PLENTY = "1000000000000";

  private final int databasePort;
  private final List<Process> started = new ArrayList<>();

  Servers(int databasePort) {
    this.databasePort = databasePort;
  }

  /** The packaged service in its production profile, migrated. */
  ProcessHandle service(int port, Issuer issuer) throws Exception {
    ProcessBuilder builder =
        java("service", System.getProperty("service", ""), "-jar", "target/quarkus-app/quarkus-run.jar");
    builder.environment().keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "CROWDSHELF_DATABASE_URL", "postgresql://localhost:" + databasePort + "/postgres",
                "CROWDSHELF_DATABASE_USERNAME", "postgres",
                "CROWDSHELF_OIDC_SERVER", issuer.address(),
                "CROWDSHELF_OIDC_AUDIENCE", Issuer.AUDIENCE,
                "CROWDSHELF_CURSOR_KEY", CURSOR_KEY,
                // Counted as ever, never reached.
                "CROWDSHELF_RATE_LIMITS_ACCOUNT", PLENTY,
                "CROWDSHELF_RATE_LIMITS_ADDRESS", PLENTY));
    return start(builder, port);
  }

  /** The bare handler; pages are address, statement and parameter, by threes. */
  ProcessHandle bare(int port, String... pages) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "Bare", Integer.toString(port)));
    arguments.add("postgresql://postgres@localhost:" + databasePort + "/postgres");
    arguments.addAll(List.of(pages));
    return start(java("bare", "", arguments.toArray(String[]::new)), port);
  }

  ProcessHandle postgres() throws Exception {
    Path folder = Path.of(psql("-At", "-c", "show data_directory"));
    String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** What psql prints. */
  String psql(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-h", "localhost", "-U", "postgres"));
    command.addAll(List.of("-p", Integer.toString(databasePort)));
    command.addAll(List.of(arguments));
    Process psql = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(psql.getInputStream().readAllBytes()).trim();
    if (psql.waitFor() != 0) {
      throw new IOException("psql failed: " + String.join(" ", arguments));
    }
    return output;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroy);
  }

  private static ProcessBuilder java(String log, String options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms512m", "-Xmx512m"));
    command.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
    command.addAll(List.of(arguments));
    File output = LOGS.resolve(log + ".log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
  }

  private ProcessHandle start(ProcessBuilder builder, int port) throws Exception {
    Process process = builder.start();
    started.add(process);
    for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
      try {
        new Socket("localhost", port).close();
        return process.toHandle();
      } catch (IOException starting) {
        Thread.sleep(100);
      }
    }
    throw new IOException("a server did not start, see " + LOGS);
  }
}
