package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jboss.logging.Logger;

/**
 * Tells whether every migration that this code contains has run. The database may have more: during
 * a rollout and after a rollback the version beside this one works on the same tables.
 */
@ApplicationScoped
class SchemaVersion {

  private static final Logger LOG = Logger.getLogger(SchemaVersion.class);

  private final Flyway flyway;
  // Migrations are never undone, so true stays true.
  private volatile boolean reached;

  SchemaVersion(Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * Returns whether they have run; asks the database, on a worker thread, until the answer is yes.
   */
  Uni<Boolean> isReached() {
    return reached
        ? Uni.createFrom().item(true)
        : Uni.createFrom()
            .item(this::nothingPending)
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .invoke(nothing -> reached = nothing);
  }

  private boolean nothingPending() {
    try {
      MigrationInfoService migrations = flyway.info();
      return Arrays.stream(migrations.pending())
          .allMatch(pending -> hasRunBefore(pending, migrations.applied()));
    } catch (RuntimeException unreadable) {
      LOG.warnf("The migrations that ran could not be read: %s", unreadable.getMessage());
      return false;
    }
  }

  // A repeatable migration is pending as soon as its last run had another text. If this text has
  // run
  // too, the other one is a later version's, which keeps what this version calls.
  private static boolean hasRunBefore(MigrationInfo pending, MigrationInfo[] applied) {
    return pending.getVersion() == null
        && Arrays.stream(applied)
            .anyMatch(
                run ->
                    run.getVersion() == null
                        && run.getDescription().equals(pending.getDescription())
                        && Objects.equals(run.getChecksum(), pending.getChecksum()));
  }
}
