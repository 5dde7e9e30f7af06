package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table under "Configuration" in README.md, against the code. */
class ConfigurationTableTest {

  private static final Pattern KEY = Pattern.compile("`([a-z0-9.-]+)`");

  @Test
  void namesEverySettingAndNoOther() throws IOException {
    Set<String> written = written();
    assertTrue(written.size() > 20, written::toString);
    Set<String> missing = new TreeSet<>(Settings.own());
    missing.removeAll(written);
    assertEquals(Set.of(), missing, "not in README.md");
    written.removeAll(Settings.own());
    assertEquals(Set.of(), written, "nothing reads these");
  }

  // A row names one key, or several: `crowdshelf.database.username`, `.password`
  private static Set<String> written() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("| `crowdshelf.")) {
        Matcher names = KEY.matcher(line.split("\\|")[1]);
        String parent = "";
        while (names.find()) {
          String name = names.group(1);
          keys.add(name.startsWith(".") ? parent + name : name);
          if (!name.startsWith(".")) {
            parent = name.substring(0, name.lastIndexOf('.'));
          }
        }
      }
    }
    return keys;
  }
}
