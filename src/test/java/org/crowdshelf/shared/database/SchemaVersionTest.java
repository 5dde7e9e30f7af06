package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemaVersionTest {

  private static final String RUNS =
      " from flyway_schema_history where description = 'discovery search functions'";

  private static final Path MIGRATIONS = Path.of("src/main/resources/db");

  private final long checksum = Database.count("select checksum" + RUNS);

  @Inject
  @FlywayDataSource("migrations")
  Flyway flyway;

  @Inject Upkeep upkeep;

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

  @Test
  void namesTheNewestMigrationAndEachRepeatableOne() throws IOException {
    assertEquals(SchemaVersion.NEWEST, versions(MIGRATIONS.resolve("migration")).last());
    assertTrue(
        versions(MIGRATIONS.resolve("sandbox")).last().compareTo(SchemaVersion.NEWEST) < 0,
        "the sandbox's tables are there before the newest one");
    assertEquals(
        SchemaVersion.REPEATABLE,
        names(MIGRATIONS.resolve("migration"))
            .filter(name -> name.startsWith("R"))
            .sorted()
            .toList());
  }

  private static TreeSet<String> versions(Path folder) throws IOException {
    return names(folder)
        .filter(name -> name.startsWith("V"))
        .map(name -> name.substring(1, name.indexOf("__")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
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
    return OnVertx.await(() -> new SchemaVersion(upkeep).isReached());
  }
}
