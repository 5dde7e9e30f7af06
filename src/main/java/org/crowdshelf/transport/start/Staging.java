package org.crowdshelf.transport.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells staging and production packages apart, and has the settings that only staging requires. The
 * build decides: it leaves the file out of production, so no setting turns one package into the
 * other.
 *
 * @param required each required setting with what it is; empty in production
 */
record Staging(Map<String, String> required) {

  private static final String FILE = "start/required-in-staging.tsv";

  /** Reads the file of this package. */
  static Staging ofPackage() {
    try (InputStream in = Staging.class.getClassLoader().getResourceAsStream(FILE)) {
      return new Staging(in == null ? Map.of() : read(in));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns whether this is the staging package. */
  boolean isPackaged() {
    return !required.isEmpty();
  }

  private static Map<String, String> read(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (a, b) -> a, TreeMap::new));
  }
}
