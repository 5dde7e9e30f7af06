package org.crowdshelf.support.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.crowdshelf.support.Database;

/** An embedded PostgreSQL for replicas; while it runs, {@link Database} is a connection to it. */
public final class Postgres implements AutoCloseable {

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts an empty one. */
  public static Postgres start() {
    return start(EmbeddedPostgres.builder());
  }

  /** Starts one on the files of another, which recovers as after a crash. */
  public static Postgres start(Path files) {
    return start(EmbeddedPostgres.builder().setDataDirectory(files).setCleanDataDirectory(false));
  }

  /** Starts an empty one that takes connections over TLS alone. */
  public static Postgres start(Certificate certificate) {
    return start(
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.file().toString())
            .setServerConfig("ssl_key_file", certificate.key().toString()));
  }

  private static Postgres start(EmbeddedPostgres.Builder builder) {
    try {
      Postgres postgres = new Postgres(builder.start());
      postgres.use();
      return postgres;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Connects {@link Database} to it, where several run. */
  public void use() {
    Database.use(server.getJdbcUrl(USER, USER), USER);
  }

  /** Ends it at once, as a power cut does. */
  public void kill() {
    String pid =
        Database.<String>value("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)");
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  /** The environment of a replica that works on it. */
  public Map<String, String> settings() {
    return Map.of(
        "CROWDSHELF_DATABASE_URL",
        "postgresql://localhost:" + server.getPort() + "/postgres",
        "CROWDSHELF_DATABASE_USERNAME",
        USER);
  }

  /** Its TCP port. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    Database.use(null, null);
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
