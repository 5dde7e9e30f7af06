package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A new migration has the number after the newest one. Flyway refuses a database in which a later
 * migration has run before, so a lower number would stop every existing database.
 */
class MigrationNumbersTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db");

  /** The newest number of the time when numbers still had gaps. */
  private static final int CLOSED = 100;

  private static final Set<Integer> BEFORE =
      Set.of(
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 22, 31, 32, 33, 34, 35, 71, 72, 73, 74, 75, 81,
          91, 100);

  @Test
  void noMigrationIsAddedBelowTheNewest() throws IOException {
    Set<Integer> below = numbers();
    below.removeIf(number -> number > CLOSED);
    assertEquals(BEFORE, below);
  }

  @Test
  void numbersFollowOneAnother() throws IOException {
    Set<Integer> above = numbers();
    above.removeIf(number -> number <= CLOSED);
    Set<Integer> expected =
        IntStream.rangeClosed(CLOSED + 1, CLOSED + above.size())
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, above);
  }

  @Test
  void theReadmeNamesTheNextOne() throws IOException {
    String next = "`V%04d__".formatted(((TreeSet<Integer>) numbers()).last() + 1);
    assertTrue(Files.readString(Path.of("README.md")).contains(next), next);
  }

  private static Set<Integer> numbers() throws IOException {
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      List<Integer> numbers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("V\\d{4}__.*\\.sql"))
              .map(name -> Integer.valueOf(name.substring(1, 5)))
              .toList();
      assertEquals(numbers.size(), Set.copyOf(numbers).size(), "two migrations share a number");
      return new TreeSet<>(numbers);
    }
  }
}
