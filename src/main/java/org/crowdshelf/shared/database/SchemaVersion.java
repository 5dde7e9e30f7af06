package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.jboss.logging.Logger;

/**
 * Tells whether every migration that this code contains has run. The database may have more: during
 * a rollout and after a rollback the version beside this one works on the same tables. It reads
 * Flyway's table by the reactive pool, because a replica that migrates nothing starts no Flyway.
 */
@ApplicationScoped
public class SchemaVersion {

  private static final Logger LOG = Logger.getLogger(SchemaVersion.class);

  /** The newest versioned migration: Flyway runs them in their order. */
  static final String NEWEST = "0149";

  /** The repeatable migrations, which have no version: their texts count. */
  static final List<String> REPEATABLE =
      List.of("R__discovery_search_functions.sql", "R__privacy_erase_account.sql");

  private static final String REACHED =
      """
      select exists (select from flyway_schema_history where success and version = $1)
         and not exists (select from unnest($2::int4[]) as text (checksum)
                          where text.checksum not in (select h.checksum from flyway_schema_history h
                                                       where h.success and h.version is null)) as reached""";

  private final Upkeep upkeep;
  private final List<Integer> checksums =
      REPEATABLE.stream().map(name -> checksum("db/migration/" + name)).toList();
  // Migrations are never undone, so true stays true.
  private volatile boolean reached;
  // Every job and probe asks again while the table is missing; one line in the log is enough.
  private final AtomicBoolean warned = new AtomicBoolean();

  public SchemaVersion(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  /** Returns whether they have run; asks the database until the answer is yes. */
  public Uni<Boolean> isReached() {
    return reached
        ? Uni.createFrom().item(true)
        : upkeep
            .list(REACHED, row -> row.flag("reached"), NEWEST, checksums)
            .map(rows -> rows.get(0))
            .onFailure()
            .invoke(
                unreadable -> {
                  if (warned.compareAndSet(false, true)) {
                    LOG.warnf(
                        "The migrations that ran could not be read: %s", unreadable.getMessage());
                  }
                })
            .onFailure()
            .recoverWithItem(false)
            .invoke(nothing -> reached = nothing);
  }

  // Flyway's own: over the lines of the text without their ends.
  private static int checksum(String resource) {
    try (InputStream in = SchemaVersion.class.getClassLoader().getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      CRC32 sum = new CRC32();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sum.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return (int) sum.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
