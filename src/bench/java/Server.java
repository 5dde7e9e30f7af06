import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The measured process, which listens on a port of its own. */
final class Server implements AutoCloseable {

  /** The packaged service. */
  static final Path PRODUCTION = Path.of("target/quarkus-app");

  /** The same with the sandbox payment provider. */
  static final Path STAGING = Path.of("target/staging");

  private static final String PLENTY = "999999999";

  private final Process process;
  private final int port;

  private Server(ProcessBuilder builder, int port) throws Exception {
    File log = Path.of("target/bench/server-" + port + ".log").toFile();
    this.process = builder.redirectErrorStream(true).redirectOutput(log).start();
    this.port = port;
    for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
      try {
        new Socket("localhost", port).close();
        return;
      } catch (IOException starting) {
        Thread.sleep(100);
      }
    }
    throw new IOException("did not start, see " + log);
  }

  /** The service, which migrates its database first. */
  static Server service(Path folder, String databaseUrl, Issuer issuer, Map<String, String> settings)
      throws Exception {
    int port = freePort();
    List<String> options = new ArrayList<>(List.of(System.getProperty("service", "").split(" ")));
    options.removeIf(String::isEmpty);
    options.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
    ProcessBuilder builder = java(options);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()));
    environment.put("CROWDSHELF_DATABASE_URL", databaseUrl);
    environment.put("CROWDSHELF_DATABASE_USERNAME", "postgres");
    environment.put("CROWDSHELF_OIDC_SERVER", issuer.address());
    environment.put("CROWDSHELF_OIDC_AUDIENCE", Issuer.AUDIENCE);
    // The people that generate.sql made.
    environment.put("CROWDSHELF_OIDC_ISSUER_ALIAS", "bench");
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    environment.put("CROWDSHELF_CURSOR_KEY", Base64.getEncoder().encodeToString(key));
    // Counted as ever, never reached.
    environment.put("CROWDSHELF_RATE_LIMITS_ACCOUNT", PLENTY);
    environment.put("CROWDSHELF_RATE_LIMITS_ADDRESS", PLENTY);
    environment.put("CROWDSHELF_RATE_LIMITS_OPERATIONS", "placePledge:" + PLENTY + "/" + PLENTY);
    environment.put("CROWDSHELF_SANDBOX_ADDRESS", "http://localhost:" + port);
    environment.putAll(settings);
    return new Server(builder, port);
  }

  /** The bare handler; pages are address, statement and parameter, by threes. */
  static Server bare(String databaseUrl, String... pages) throws Exception {
    int port = freePort();
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-cp", System.getProperty("java.class.path"), "Bare", Integer.toString(port)));
    options.add(databaseUrl.replace("//", "//postgres@"));
    options.addAll(List.of(pages));
    return new Server(java(options), port);
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  private static ProcessBuilder java(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms512m", "-Xmx512m"));
    command.addAll(options);
    return new ProcessBuilder(command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor();
  }
}
