package org.crowdshelf.support.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;

/**
 * A standby of a server: it streams the log, and the server acknowledges no commit before the
 * standby has it (synchronous replication).
 */
public final class Standby {

  private Standby() {}

  /** Makes one in an empty folder of the server that {@link Database} is connected to. */
  public static Postgres of(Postgres primary, Path folder) throws IOException, SQLException {
    try (BaseBackup backup = BaseBackup.begin(folder)) {
      backup.copyFiles();
      backup.end();
    }
    Files.createFile(folder.resolve("standby.signal"));
    Files.writeString(
        folder.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres application_name=standby'%n"
            .formatted(primary.port()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Postgres standby = Postgres.start(folder);
    primary.use();
    Eventually.holds(
        () ->
            assertEquals(
                List.of("streaming"), Database.column("select state from pg_stat_replication")));
    // The embedded server starts without waiting for its own disk, and so for no standby.
    Database.execute("alter database postgres set synchronous_commit = 'on'");
    Database.execute("alter system set synchronous_standby_names = 'standby'");
    Database.column("select pg_reload_conf()");
    Eventually.holds(
        () ->
            assertEquals(
                List.of("sync"), Database.column("select sync_state from pg_stat_replication")));
    return standby;
  }
}
