package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money moves in the journal alone: nobody but {@code ledger} writes its tables. */
class LedgerTablesTest {

  private static final Path MAIN = Path.of("src/main/java/org/crowdshelf");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern CREATED =
      Pattern.compile("(?i)create\\s+(?:unlogged\\s+)?table\\s+(\\w+)");

  @Test
  void onlyTheLedgerWritesItsTables() throws IOException {
    List<String> tables = ledgerTables();
    List<String> offenders = new ArrayList<>();
    for (Path file : files(MAIN, ".java")) {
      if (!file.startsWith(MAIN.resolve("ledger")) && writesAnyOf(tables, Files.readString(file))) {
        offenders.add(file.toString());
      }
    }
    assertEquals(List.of(), offenders);
  }

  @Test
  void knowsAWriteWhereItSeesOne() {
    List<String> tables = List.of("ledger_entries");
    assertEquals(true, writesAnyOf(tables, "\"INSERT into\n  ledger_entries (id)\""));
    assertEquals(true, writesAnyOf(tables, "with a as (delete from ledger_entries) select 1"));
    assertEquals(true, writesAnyOf(tables, "@Table(name = \"ledger_entries\")"));
    assertEquals(false, writesAnyOf(tables, "select sum(amount) from ledger_entries"));
  }

  private static boolean writesAnyOf(List<String> tables, String source) {
    return tables.stream()
        .anyMatch(
            table ->
                Pattern.compile(
                        "(?i)((insert\\s+into|update|delete\\s+from|truncate|merge\\s+into|copy)\\s+|name\\s*=\\s*\")"
                            + table
                            + "\\b")
                    .matcher(source)
                    .find());
  }

  private static List<String> ledgerTables() throws IOException {
    List<String> tables = new ArrayList<>();
    for (Path file : files(MIGRATIONS, ".sql")) {
      if (file.getFileName().toString().contains("__ledger_")) {
        Matcher created = CREATED.matcher(Files.readString(file));
        while (created.find()) {
          tables.add(created.group(1));
        }
      }
    }
    return tables;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
