package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The defaults in the table under "Configuration" in README.md are those of the code. */
class ConfigurationDefaultsTest {

  private static final Pattern KEY = Pattern.compile("`([a-z0-9.-]+)`");
  // A value in backticks, which may hold commas, or one without either.
  private static final Pattern VALUE = Pattern.compile("`([^`]*)`|([^,`]+)");

  @Test
  void eachDefaultIsTheOneOfTheCode() throws IOException {
    Map<String, String> written = written();
    assertTrue(written.size() > 40, written::toString);
    Map<String, String> actual = new TreeMap<>();
    written.keySet().forEach(key -> actual.put(key, Settings.standard(key).replace(" ", "")));
    assertEquals(actual, written);
  }

  private static Map<String, String> written() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      String[] cells = line.split("\\|");
      // Defaults of development alone are not those of production.
      if (line.startsWith("| `crowdshelf.") && !cells[2].endsWith(" in dev ")) {
        List<String> keys = keys(cells[1]);
        List<String> values = values(cells[2], keys.size());
        assertEquals(keys.size(), values.size(), line);
        for (int i = 0; i < keys.size(); i++) {
          defaults.put(keys.get(i), values.get(i));
        }
      }
    }
    return defaults;
  }

  private static List<String> keys(String cell) {
    List<String> keys = new ArrayList<>();
    String parent = "";
    Matcher names = KEY.matcher(cell);
    while (names.find()) {
      String name = names.group(1);
      keys.add(name.startsWith(".") ? parent + name : name);
      if (!name.startsWith(".")) {
        parent = name.substring(0, name.lastIndexOf('.'));
      }
    }
    return keys;
  }

  private static List<String> values(String cell, int count) {
    if (cell.strip().startsWith("none")) {
      return java.util.Collections.nCopies(count, "");
    }
    List<String> values = new ArrayList<>();
    Matcher found = VALUE.matcher(cell.replaceAll(" \\(.*\\)", ""));
    while (found.find()) {
      String value = found.group(1) == null ? found.group(2).strip() : found.group(1);
      if (!value.isEmpty()) {
        values.add(value.equals("empty") ? "" : value.replace(" ", ""));
      }
    }
    return values;
  }
}
