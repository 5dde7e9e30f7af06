package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Whether every migration that this code brings has run. Later ones may have: the version beside
 * this one, during a rollout or after one was taken back, works on the same tables.
 */
@ApplicationScoped
class SchemaVersion {

  private static final Logger LOG = Logger.getLogger(SchemaVersion.class);

  private final Flyway flyway;
  // Migrations are never undone, so what was reached stays.
  private volatile boolean reached;

  SchemaVersion(Flyway flyway) {
    this.flyway = flyway;
  }

  /** Asks the database, off the event loop, until the answer was yes once. */
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
      return flyway.info().pending().length == 0;
    } catch (RuntimeException unreadable) {
      LOG.warnf("The migrations that ran could not be read: %s", unreadable.getMessage());
      return false;
    }
  }
}
