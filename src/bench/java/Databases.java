import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server with the settings of a small production one, and databases of any size in it. */
final class Databases implements AutoCloseable {

  private final EmbeddedPostgres server;

  Databases() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("maintenance_work_mem", "512MB")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("max_connections", "200")
            .start();
  }

  int port() {
    return server.getPort();
  }

  String url(String database) {
    return "postgresql://localhost:" + port() + "/" + database;
  }

  /** Makes an empty database; the first service that works on it migrates it. */
  void create(String database) throws Exception {
    psql("postgres", "-c", "create database " + database);
  }

  /** Fills a migrated database. */
  void fill(String database, String scale) throws Exception {
    psql(database, "-v", "scale=" + scale, "-f", "src/bench/generate.sql");
  }

  /** Runs a file of statements. */
  void run(String database, String file) throws Exception {
    psql(database, "-f", file);
  }

  /** The value of a query of one value. */
  String query(String database, String sql) throws Exception {
    return psql(database, "-At", "-c", sql);
  }

  /** The server's first process. */
  ProcessHandle process() throws Exception {
    String folder = query("postgres", "show data_directory");
    long pid = Long.parseLong(Files.readAllLines(Path.of(folder, "postmaster.pid")).get(0));
    return ProcessHandle.of(pid).orElseThrow();
  }

  private String psql(String database, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "localhost", "-U", "postgres"));
    command.addAll(List.of("-p", Integer.toString(port()), "-d", database));
    command.addAll(List.of(arguments));
    return Program.run(command);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
