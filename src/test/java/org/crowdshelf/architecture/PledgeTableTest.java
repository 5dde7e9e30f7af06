package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class writes the table of pledges, so that no statement moves a pledge past its states. */
class PledgeTableTest {

  private static final Path MAIN = Path.of("src/main/java/org/crowdshelf");
  private static final Path WRITER = MAIN.resolve("pledge/PledgeRows.java");

  private static final Pattern WRITE =
      Pattern.compile(
          "(?i)((insert\\s+into|update(\\s+only)?|delete\\s+from|truncate(\\s+table)?|merge\\s+into|copy)\\s+|name\\s*=\\s*\")pledges\\b");

  @Test
  void onlyPledgeRowsWritesPledges() throws IOException {
    List<Path> writers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (WRITE.matcher(Files.readString(file)).find()) {
          writers.add(file);
        }
      }
    }
    assertEquals(List.of(WRITER), writers);
  }

  @Test
  void recognisesStatementsThatWrite() {
    assertTrue(WRITE.matcher("\"INSERT into\n  pledges (id)\"").find());
    assertTrue(WRITE.matcher("with a as (update pledges set state = 'PAID') select 1").find());
    assertTrue(WRITE.matcher("@Table(name = \"pledges\")").find());
    assertFalse(WRITE.matcher("select count(*) from pledges").find());
    assertFalse(WRITE.matcher("insert into pledge_addresses (pledge_id)").find());
  }
}
