package org.crowdshelf.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A real PostgreSQL from a Maven artifact. With a folder its data survives, and a second service
 * started in the same checkout joins the server that the first one runs; without one it is made for
 * this process and goes with it.
 */
final class EmbeddedPostgresServer {

  static final String USERNAME = "postgres";

  // Live reloads load this class again; what runs in the process is known by a system property.
  private static final String RUNNING = "crowdshelf.local.database.running";

  private EmbeddedPostgresServer() {}

  /** The address of the server for this folder (null: of its own), started where none runs. */
  static synchronized String address(String folder) {
    synchronized (System.getProperties()) {
      String running = System.getProperty(RUNNING);
      if (running != null && answers(Integer.parseInt(running))) {
        return address(Integer.parseInt(running));
      }
      try {
        int port = folder == null ? start(null) : joinOrStart(Path.of(folder).toAbsolutePath());
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

  private static int joinOrStart(Path folder) throws IOException {
    Files.createDirectories(folder);
    // Two services that start at once: one starts the server, the other waits and joins it.
    try (FileChannel channel =
            FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".starting"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      int running = portOfRunning(folder);
      return running > 0 && lock.isValid() ? running : start(folder);
    }
  }

  private static int start(Path folder) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            // Lets tests count what a request asks the database for.
            .setServerConfig("shared_preload_libraries", "pg_stat_statements");
    if (folder != null) {
      builder.setDataDirectory(folder).setCleanDataDirectory(false);
    }
    return builder.start().getPort();
  }

  // The fourth line of postmaster.pid is the port, while the server runs or after it was killed.
  private static int portOfRunning(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(pidFile);
    int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).trim()) : 0;
    return port > 0 && answers(port) ? port : 0;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
