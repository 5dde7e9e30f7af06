package org.crowdshelf.transport.start;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings that follow from {@code crowdshelf.migrate-only}: the process migrates the database
 * and exits with 0 if it succeeded; no requests are served. Replicas of the previous version may
 * run meanwhile. Several at once are safe, because Flyway takes a lock.
 */
final class MigrateOnly {

  static final String SETTING = "crowdshelf.migrate-only";

  // No requests, no jobs, no keys of the issuer, nothing to warm up.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "crowdshelf.database.migrate-at-start", "true",
          "quarkus.scheduler.enabled", "false",
          "crowdshelf.warm-up.rounds", "0",
          "quarkus.oidc.tenant-enabled", "false",
          "quarkus.shutdown.delay", "0S",
          "quarkus.http.host", "localhost",
          "quarkus.http.port", "0",
          "quarkus.management.host", "localhost",
          "quarkus.management.port", "0");

  private static final String NOT_USED = "http://localhost";

  // Settings that the start demands of a service; a migration does not use them.
  private static final Map<String, String> UNUSED =
      Map.of(
          "crowdshelf.cursor-key",
          Base64.getEncoder().encodeToString(new byte[32]),
          "crowdshelf.oidc.server",
          NOT_USED,
          "crowdshelf.oidc.audience",
          "none");

  private MigrateOnly() {}

  /** Returns whether this process only migrates. */
  static boolean isSet(Function<String, Optional<String>> setting) {
    return setting
        .apply(SETTING)
        .map(value -> value.strip().equalsIgnoreCase("true"))
        .orElse(false);
  }

  /** The settings that follow from it. */
  static Map<String, String> settings(Staging staging) {
    Map<String, String> settings = new HashMap<>(UNUSED);
    staging.required().keySet().forEach(name -> settings.put(name, NOT_USED));
    settings.putAll(SETTINGS);
    return settings;
  }
}
