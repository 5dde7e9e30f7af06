package org.crowdshelf.transport.start;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the database at the start where {@code crowdshelf.database.migrate-at-start} says so:
 * after {@link StartChecks}, before anything else reads the database and before the service
 * listens. Flyway and JDBC are not created where it does not. With {@code crowdshelf.migrate-only}
 * the process then ends.
 */
@ApplicationScoped
class MigrateSchema {

  static final int PRIORITY = StartChecks.PRIORITY + 1;

  private static final Logger LOG = Logger.getLogger(MigrateSchema.class);

  void onStart(
      @Observes @Priority(PRIORITY) StartupEvent start,
      @FlywayDataSource("migrations") Instance<Flyway> flyway,
      @ConfigProperty(name = "crowdshelf.database.migrate-at-start") boolean wanted,
      @ConfigProperty(name = MigrateOnly.SETTING) boolean only) {
    if (wanted) {
      flyway.get().migrate();
    }
    if (only) {
      LOG.info("The schema is up to date");
      Quarkus.asyncExit(0);
    }
  }
}
