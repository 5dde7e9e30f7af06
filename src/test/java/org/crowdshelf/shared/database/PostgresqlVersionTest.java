package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crowdshelf.support.Database;
import org.junit.jupiter.api.Test;

/** Steps before each migration: a check of the server's version, and what 16 and 17 lack. */
@QuarkusTest
class PostgresqlVersionTest {

  private static final Path SCRIPT =
      Path.of("src/main/resources/db/migration/beforeMigrate__postgresql_version.sql");

  // The body of the function for servers that have none.
  private static final Pattern UUID = Pattern.compile("\\$uuid\\$(.+)\\$uuid\\$", Pattern.DOTALL);

  @Test
  void refusesAnOlderServerWithASentence() throws IOException {
    String script = Files.readString(SCRIPT).replace("160000", "990000");
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> Database.execute(script));
    assertTrue(
        String.valueOf(refused.getCause()).contains("Crowdshelf needs PostgreSQL 16 or newer"),
        () -> String.valueOf(refused.getCause()));
  }

  @Test
  void changesNothingOnThisServer() throws IOException {
    Database.execute(Files.readString(SCRIPT));
    assertEquals(
        List.of("pg_catalog"),
        Database.column(
            "select pronamespace::regnamespace::text from pg_proc where proname = 'uuidv7' group by 1"));
  }

  @Test
  void idsOfOlderServersHaveVersionSevenAndTheOrderOfTime() throws IOException {
    Matcher body = UUID.matcher(Files.readString(SCRIPT));
    assertTrue(body.find());
    String id = body.group(1).strip();
    String first = Database.value("select id::text from (" + id + ") made (id)");
    Database.column("select pg_sleep(0.01)");
    String second = Database.value("select id::text from (" + id + ") made (id)");
    assertTrue(first.compareTo(second) < 0, first + " " + second);
    for (String made : List.of(first, second)) {
      assertTrue(
          made.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}"), made);
    }
  }
}
