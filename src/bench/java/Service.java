import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The packaged service in a process of its own, on one of the databases. */
final class Service implements AutoCloseable {

  private final Process process;
  private final int port;

  /**
   * Starts it and waits until it listens.
   *
   * @param folder the package
   */
  Service(Path folder, String databaseUrl, Issuer issuer, Map<String, String> settings) throws Exception {
    port = freePort();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m",
            "-Xmx512m",
            "-jar",
            folder.resolve("quarkus-run.jar").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Path.of("target/bench/service-" + port + ".log").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    environment.put("CROWDSHELF_DATABASE_URL", databaseUrl);
    environment.put("CROWDSHELF_DATABASE_USERNAME", "postgres");
    environment.put("CROWDSHELF_OIDC_SERVER", issuer.address());
    environment.put("CROWDSHELF_OIDC_AUDIENCE", Issuer.AUDIENCE);
    // The people that generate.sql made.
    environment.put("CROWDSHELF_OIDC_ISSUER_ALIAS", "bench");
    environment.put("CROWDSHELF_CURSOR_KEY", "YmVuY2htYXJrLW9ubHktY3Vyc29yLWtleS0wMDAwMDE=");
    environment.put("CROWDSHELF_SANDBOX_ADDRESS", "http://localhost:" + port);
    environment.putAll(settings);
    process = builder.start();
    awaitStart();
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  private void awaitStart() throws Exception {
    for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
      try {
        new Socket("localhost", port).close();
        return;
      } catch (IOException starting) {
        Thread.sleep(100);
      }
    }
    throw new IOException("did not start, see target/bench/service-" + port + ".log");
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
