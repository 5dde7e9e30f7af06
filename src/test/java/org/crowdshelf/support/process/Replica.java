package org.crowdshelf.support.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One instance of the packaged service: a process of its own, on a port of its own. Killed with the
 * test's own process, should nobody have stopped it.
 */
public final class Replica implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  // Starting counts for more than running: a test sends thousands of requests, not millions.
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Process process;
  private final int port;
  private final int management;
  private final Path log;
  private final Thread killedWithUs;

  private Replica(Process process, int port, int management, Path log) {
    this.process = process;
    this.port = port;
    this.management = management;
    this.log = log;
    this.killedWithUs = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killedWithUs);
  }

  /** The package that production runs. */
  public static Path production() {
    return Path.of(System.getProperty("crowdshelf.package"));
  }

  /** The same with the sandbox provider. */
  public static Path staging() {
    return Path.of(System.getProperty("crowdshelf.staging"));
  }

  /** A port that nobody listens on now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Starts the package, a folder of jars or an executable, with this environment; does not wait.
   */
  public static Replica begin(Path folder, int port, Map<String, String> environment) {
    return begin(folder, port, environment, QUICK_START);
  }

  /** The same with options of the test's own for the Java machine. */
  public static Replica begin(
      Path folder, int port, Map<String, String> environment, List<String> javaOptions) {
    List<String> command = command(folder, javaOptions);
    try {
      Path logs = Files.createDirectories(Path.of("target", "replicas"));
      Path log = Files.createTempFile(logs, port + "-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(CROWDSHELF|QUARKUS)_.*"));
      int management = freePort();
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
      builder.environment().putAll(environment);
      return new Replica(builder.start(), port, management, log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // A native executable is a package by itself and has no Java machine to be told anything.
  private static List<String> command(Path packaged, List<String> javaOptions) {
    if (packaged.toString().endsWith("-runner")) {
      return List.of(packaged.toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-jar");
    command.add(packaged.resolve("quarkus-run.jar").toString());
    return command;
  }

  /** Returns when it says that it is ready; fails with its log where it does not in time. */
  public Replica awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("not ready:\n" + log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return this;
  }

  /** Its metrics, as Prometheus reads them. */
  public String metrics() {
    return Http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/metrics"))
                .build())
        .body();
  }

  /** Returns whether it takes requests. */
  public boolean ready() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Where it is reached. */
  public String base() {
    return "http://localhost:" + port;
  }

  /** Its TCP port. */
  public int port() {
    return port;
  }

  /** A path there. */
  public URI address(String path) {
    return URI.create(base() + path);
  }

  /** Its output so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its process. */
  public Process process() {
    return process;
  }

  /** Asks it to stop (SIGTERM) and waits until it has; answers its exit code. */
  public int stop() {
    process.destroy();
    return exit();
  }

  /** Kills it (SIGKILL): it gets no chance to finish anything. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  /** Waits until it has ended by itself; answers its exit code. */
  public int exit() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    Runtime.getRuntime().removeShutdownHook(killedWithUs);
  }

  /** Settings put together; later ones win. */
  @SafeVarargs
  public static Map<String, String> settings(Map<String, String>... parts) {
    Map<String, String> all = new HashMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }
}
