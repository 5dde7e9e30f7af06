package org.crowdshelf.transport.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Migrates the database and exits with 0 if it succeeded; no requests are served. Replicas of the
 * previous version may run meanwhile. Several at once are safe, because Flyway takes a lock.
 */
// Quarkus creates it by name.
@RegisterForReflection
public final class MigrateOnly implements QuarkusApplication {

  static final String SETTING = "crowdshelf.migrate-only";

  // A migration needs the database only: no requests, no jobs, no keys of the issuer.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "quarkus.flyway.migrate-at-start", "true",
          "quarkus.scheduler.enabled", "false",
          "quarkus.oidc.tenant-enabled", "false",
          "quarkus.http.host", "localhost",
          "quarkus.http.port", "0",
          "quarkus.management.host", "localhost",
          "quarkus.management.port", "0");

  private static final Logger LOG = Logger.getLogger(MigrateOnly.class);

  static void start(String... args) {
    // System properties override the environment, which is that of the service.
    SETTINGS.forEach(System::setProperty);
    Quarkus.run(MigrateOnly.class, args);
  }

  @Override
  public int run(String[] args) {
    LOG.info("The schema is up to date");
    return 0;
  }
}
