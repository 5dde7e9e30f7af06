package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;

/** A migration as the job of the cluster runs it: the package with the setting migrate-only. */
class MigrateOnlyIT {

  private static final Map<String, String> SERVICE =
      Map.of("CROWDSHELF_OIDC_AUDIENCE", "crowdshelf", "CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY);

  // The setting of the Deployment, which the job overrides.
  private static final Map<String, String> NOT_AT_START =
      Map.of("CROWDSHELF_DATABASE_MIGRATE_AT_START", "false");

  @Test
  void migratesAndEndsAlsoTwiceAndAtOnce() {
    try (Postgres postgres = Postgres.start();
        Replica first = job(postgres.settings());
        Replica atOnce = job(postgres.settings())) {
      assertEquals(0, first.exit(), first::log);
      assertEquals(0, atOnce.exit(), atOnce::log);
      assertTrue(first.log().contains("The schema is up to date"), first::log);
      List<String> applied = versions();
      assertTrue(applied.size() > 20, applied::toString);
      try (Replica again = job(postgres.settings())) {
        assertEquals(0, again.exit(), again::log);
      }
      assertEquals(applied, versions());
    }
  }

  @Test
  void asksNoOidcServerAndRunsNoJobs() {
    try (Postgres postgres = Postgres.start();
        Replica job = job(postgres.settings())) {
      assertEquals(0, job.exit(), job::log);
      assertFalse(job.log().contains("WARN"), job::log);
      assertFalse(job.log().contains("ERROR"), job::log);
    }
  }

  @Test
  void failsWithoutTheDatabase() {
    try (Replica job =
        job(
            Map.of(
                "CROWDSHELF_DATABASE_URL", "postgresql://localhost:9/crowdshelf",
                "QUARKUS_FLYWAY_MIGRATIONS_CONNECT_RETRIES", "0"))) {
      assertNotEquals(0, job.exit(), job::log);
    }
  }

  @Test
  void theServiceStartsOnTheMigratedSchema() {
    try (Postgres postgres = Postgres.start();
        Issuer issuer = Issuer.start()) {
      try (Replica job = job(postgres.settings())) {
        assertEquals(0, job.exit(), job::log);
      }
      Map<String, String> service =
          Replica.settings(SERVICE, postgres.settings(), issuer.settings(), NOT_AT_START);
      try (Replica replica = Replica.begin(Replica.production(), Replica.freePort(), service)) {
        replica.awaitReady();
        assertFalse(replica.log().contains("up to date"), replica::log);
      }
    }
  }

  private static Replica job(Map<String, String> database) {
    return Replica.begin(
        Replica.production(),
        Replica.freePort(),
        Replica.settings(Map.of("CROWDSHELF_MIGRATE_ONLY", "true"), NOT_AT_START, database));
  }

  private static List<String> versions() {
    return Database.column("select version from flyway_schema_history order by installed_rank");
  }
}
