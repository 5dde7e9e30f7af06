package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.crowdshelf.support.Database;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemaVersionTest {

  private static final String RUNS =
      " from flyway_schema_history where description = 'discovery search functions'";

  private final long checksum = Database.count("select checksum" + RUNS);

  @Inject Flyway flyway;

  @AfterEach
  void restore() {
    Database.execute("delete" + RUNS + " and script = 'later'");
    record(checksum);
  }

  @Test
  void isReachedWhenAllMigrationsHaveRun() {
    assertTrue(isReached());
  }

  @Test
  void isReachedWhereALaterVersionHasRunAnotherTextSince() {
    Database.execute(
        "insert into flyway_schema_history"
            + " select (select max(installed_rank) + 1 from flyway_schema_history), version, description, type, 'later',"
            + " checksum + 1, installed_by, installed_on, 1, true"
            + RUNS);
    assertEquals(1, flyway.info().pending().length);
    assertTrue(isReached());
  }

  @Test
  void isNotReachedWhereOnlyAnotherTextHasRun() {
    record(checksum + 1);
    assertFalse(isReached());
  }

  @Test
  void isNotReachedBeforeAVersionedMigrationHasRun() {
    String newest =
        Database.<String>column("select max(version) from flyway_schema_history").get(0);
    rename(newest, "0");
    try {
      assertFalse(isReached());
    } finally {
      rename("0", newest);
    }
  }

  private static void rename(String version, String other) {
    Database.execute(
        "update flyway_schema_history set version = ? where version = ?", other, version);
  }

  private static void record(long checksum) {
    Database.execute(
        "update flyway_schema_history set checksum = ? where description = 'discovery search functions'",
        (int) checksum);
  }

  private boolean isReached() {
    return new SchemaVersion(flyway).isReached().await().indefinitely();
  }
}
