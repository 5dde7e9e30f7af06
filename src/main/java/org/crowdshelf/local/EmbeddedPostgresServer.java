package org.crowdshelf.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.Driver;

/**
 * A PostgreSQL server from a Maven artifact. With a folder its data survives the process, and a
 * second service in the same checkout uses the server of the first. Without a folder the server and
 * its data last as long as this process.
 */
final class EmbeddedPostgresServer {

  static final String USERNAME = "postgres";

  // Kept in a system property, since a live reload loads this class again.
  private static final String RUNNING = "crowdshelf.local.database.running";

  private static final String PID_FILE = "postmaster.pid";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private EmbeddedPostgresServer() {}

  /** The address of the server for this folder (null: a server of its own), started if needed. */
  static synchronized String address(String folder) {
    synchronized (System.getProperties()) {
      String running = System.getProperty(RUNNING);
      if (running != null && accepts(Integer.parseInt(running))) {
        return address(Integer.parseInt(running));
      }
      try {
        int port =
            folder == null ? start(null, 0) : joinOrStart(Path.of(folder).toAbsolutePath(), 0);
        System.setProperty(RUNNING, Integer.toString(port));
        return address(port);
      } catch (IOException failed) {
        throw new UncheckedIOException("The embedded PostgreSQL could not be started", failed);
      }
    }
  }

  private static String address(int port) {
    return "postgresql://localhost:" + port + "/postgres";
  }

  private static int joinOrStart(Path folder, int wantedPort) throws IOException {
    Files.createDirectories(folder);
    // Of two services that start at once, one starts the server; the other waits and joins it.
    try (FileChannel channel = open(folder.resolveSibling(folder.getFileName() + ".starting"));
        FileLock lock = channel.lock()) {
      int running = lock.isValid() ? join(folder) : 0;
      int port = running > 0 ? running : start(folder, wantedPort);
      running(folder).ifPresent(server -> server.onExit().thenRun(() -> restart(folder, port)));
      return port;
    }
  }

  private static int start(Path folder, int wantedPort) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPGStartupWait(PATIENCE)
            .setServerConfig("max_connections", "200")
            // Tests count the statements of a request.
            .setServerConfig("shared_preload_libraries", "pg_stat_statements");
    if (folder != null) {
      builder.setDataDirectory(folder).setCleanDataDirectory(false);
    }
    if (wantedPort > 0) {
      builder.setPort(wantedPort);
    }
    return builder.start().getPort();
  }

  // The service that started the server stops it on exit; the services that joined then start a new
  // one at the same address.
  private static void restart(Path folder, int port) {
    if (!stopping()) {
      try {
        joinOrStart(folder, port);
      } catch (IOException failed) {
        throw new UncheckedIOException("The embedded PostgreSQL could not be started", failed);
      }
    }
  }

  private static boolean stopping() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException shuttingDown) {
      return true;
    }
  }

  /** The port of the server that runs in this folder; 0 if none runs. */
  private static int join(Path folder) throws IOException {
    Optional<ProcessHandle> server = running(folder);
    if (server.isEmpty()) {
      // A killed server left the file; its process id may be another process's now.
      Files.deleteIfExists(folder.resolve(PID_FILE));
      return 0;
    }
    long left = PATIENCE.dividedBy(PAUSE);
    while (server.get().isAlive()) {
      int port = port(folder);
      if (port > 0 && accepts(port)) {
        adopt(folder, server.get());
        return port;
      }
      // The server is starting or stopping.
      if (--left < 0) {
        throw new IOException("process " + server.get().pid() + " in " + folder + " is stuck");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return 0;
  }

  // The service that started the server holds this lock while it lives. If it was killed, the lock
  // is
  // free, and the service that joins takes over stopping the server.
  private static void adopt(Path folder, ProcessHandle server) throws IOException {
    FileChannel channel = open(folder.resolve("epg-lock"));
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return;
    }
    ProcessBuilder stop = new ProcessBuilder("kill", "-INT", Long.toString(server.pid()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, lock)));
  }

  private static void stop(ProcessBuilder stop, FileLock held) {
    try {
      stop.start().waitFor();
      held.acquiredBy().close();
    } catch (IOException | InterruptedException ignored) {
      // The process is ending.
    }
  }

  /** The server process that runs in this folder. */
  private static Optional<ProcessHandle> running(Path folder) throws IOException {
    String pid = line(folder, 0);
    return pid.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> process.info().commandLine().orElse("").contains("postgres"));
  }

  private static int port(Path folder) throws IOException {
    String port = line(folder, 3);
    return port.isEmpty() ? 0 : Integer.parseInt(port);
  }

  private static String line(Path folder, int number) throws IOException {
    Path file = folder.resolve(PID_FILE);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.size() > number ? lines.get(number).trim() : "";
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean accepts(int port) {
    Properties login = new Properties();
    login.setProperty("user", USERNAME);
    try (Connection connection = new Driver().connect("jdbc:" + address(port), login)) {
      return connection != null;
    } catch (SQLException refused) {
      return false;
    }
  }
}
