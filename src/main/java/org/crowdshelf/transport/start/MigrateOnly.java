package org.crowdshelf.transport.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * A start that serves nobody: migrates the database's schema and ends, with exit code 0 where the
 * schema is at this version's state. Replicas of the version before go on meanwhile. May run twice,
 * also at once: Flyway holds a lock.
 */
// Made by its name.
@RegisterForReflection
public final class MigrateOnly implements QuarkusApplication {

  static final String SETTING = "crowdshelf.migrate-only";

  // No requests, no jobs, and nobody's tokens to check: a migration needs the database alone.
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
    // They win over the environment, which a migration shares with the service.
    SETTINGS.forEach(System::setProperty);
    Quarkus.run(MigrateOnly.class, args);
  }

  @Override
  public int run(String[] args) {
    LOG.info("The schema is up to date");
    return 0;
  }
}
