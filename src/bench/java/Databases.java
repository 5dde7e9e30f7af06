import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** Makes a database with the service's tables, the sandbox provider's, and generated data. */
  void make(String database, String scale) throws Exception {
    psql("postgres", "-c", "create database " + database);
    List<Path> migrations = new ArrayList<>();
    for (String folder : List.of("migration", "sandbox")) {
      try (Stream<Path> files = Files.list(Path.of("src/main/resources/db", folder))) {
        files.forEach(migrations::add);
      }
    }
    migrations.sort((one, other) -> one.getFileName().compareTo(other.getFileName()));
    for (Path migration : migrations) {
      psql(database, "-f", migration.toString());
    }
    psql(database, "-v", "scale=" + scale, "-f", "src/bench/generate.sql");
  }

  /** What a query of one value answers. */
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
