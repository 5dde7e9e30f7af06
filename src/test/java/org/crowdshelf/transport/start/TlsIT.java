package org.crowdshelf.transport.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.process.Certificate;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.process.Issuer;
import org.crowdshelf.support.process.Postgres;
import org.crowdshelf.support.process.Replica;
import org.crowdshelf.support.process.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to PostgreSQL, for migrations and requests, and to the OIDC server. */
class TlsIT {

  @TempDir private Path folder;

  @Test
  void verifiesTheDatabaseByTheFileOfItsAuthority() throws Exception {
    Certificate certificate = Certificate.of("localhost", folder);
    try (Postgres database = Postgres.start(certificate)) {
      assertServes(database, "", Map.of("CROWDSHELF_DATABASE_CA", certificate.file().toString()));
      assertServes(database, "?sslmode=require", Map.of());
    }
  }

  @Test
  void connectsToNoOtherServer() throws Exception {
    Certificate others = Certificate.of("db.example", folder);
    Certificate ours = Certificate.of("localhost", folder);
    try (Postgres database = Postgres.start(others)) {
      // The certificate is not the authority's.
      assertNoMigration(database, "", ours);
      // The certificate is for another host.
      assertNoMigration(database, "", others);
      Map<String, String> settings = settings(database, "?sslmode=verify-ca", ca(others));
      settings.put("CROWDSHELF_MIGRATE_ONLY", "true");
      try (Replica job = Replica.begin(Replica.production(), Replica.freePort(), settings)) {
        assertEquals(0, job.exit(), job::log);
      }
    }
  }

  @Test
  void trustsAPrivateIssuerByItsFileAlone() throws Exception {
    Certificate certificate = Certificate.of("localhost", folder);
    try (Postgres database = Postgres.start();
        Issuer issuer = Issuer.start(certificate)) {
      Map<String, String> settings =
          Replica.settings(
              database.settings(),
              issuer.settings(),
              Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY));
      Map<String, String> trusting =
          Replica.settings(settings, Map.of("CROWDSHELF_OIDC_CA", certificate.file().toString()));
      try (Replica replica = Replica.begin(Replica.production(), Replica.freePort(), trusting)) {
        replica.awaitReady();
        assertTrue(new Client(issuer.token("somebody")).account(replica) != null);
      }
      try (Replica replica = Replica.begin(Replica.production(), Replica.freePort(), settings)) {
        Eventually.holds(() -> assertTrue(replica.log().contains("Listening on"), replica.log()));
        assertFalse(replica.ready(), "it has no keys of an issuer that it does not trust");
      }
    }
  }

  private static void assertServes(Postgres database, String query, Map<String, String> more) {
    try (Issuer issuer = Issuer.start();
        Replica replica =
            Replica.begin(
                Replica.production(),
                Replica.freePort(),
                Replica.settings(
                    settings(database, query, more),
                    issuer.settings(),
                    Map.of("CROWDSHELF_CURSOR_KEY", Site.CURSOR_KEY)))) {
      replica.awaitReady();
      List<Boolean> encrypted =
          Database.column(
              "select distinct s.ssl from pg_stat_ssl s join pg_stat_activity a using (pid)"
                  + " where a.query like '%transaction_read_only%' and a.pid <> pg_backend_pid()");
      assertEquals(List.of(true), encrypted);
    }
  }

  private static void assertNoMigration(Postgres database, String query, Certificate trusted) {
    Map<String, String> settings = settings(database, query, ca(trusted));
    settings.put("CROWDSHELF_MIGRATE_ONLY", "true");
    settings.put("QUARKUS_FLYWAY_MIGRATIONS_CONNECT_RETRIES", "0");
    try (Replica job = Replica.begin(Replica.production(), Replica.freePort(), settings)) {
      assertNotEquals(0, job.exit(), job::log);
      assertTrue(Database.column("select 1 from pg_tables where tablename = 'projects'").isEmpty());
    }
  }

  private static Map<String, String> ca(Certificate certificate) {
    return Map.of("CROWDSHELF_DATABASE_CA", certificate.file().toString());
  }

  private static Map<String, String> settings(
      Postgres database, String query, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.merge("CROWDSHELF_DATABASE_URL", query, String::concat);
    settings.putAll(more);
    return settings;
  }
}
