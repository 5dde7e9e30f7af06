package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No library of the build has a version with a published fault. The list lies in the repository, so
 * that the build needs no network for it; add a line for each advisory that becomes known.
 */
class KnownBadLibrariesTest {

  private static final Path LIST = Path.of("src/test/resources/known-bad-libraries.tsv");

  private record Library(String group, String artifact, String version) {

    // repository/io/netty/netty-common/4.1.138.Final/netty-common-4.1.138.Final.jar
    static Optional<Library> of(Path jar) {
      int names = jar.getNameCount();
      for (int i = names - 5; i >= 0; i--) {
        if (jar.getName(i).toString().equals("repository")) {
          String group = jar.subpath(i + 1, names - 3).toString().replace(File.separatorChar, '.');
          String artifact = jar.getName(names - 3).toString();
          return Optional.of(new Library(group, artifact, jar.getName(names - 2).toString()));
        }
      }
      return Optional.empty();
    }
  }

  private record Bad(String library, Version from, Version to, String advisories) {

    static Bad of(String line) {
      String[] columns = line.split("\t", -1);
      return new Bad(columns[0], Version.parse(columns[1]), Version.parse(columns[2]), columns[3]);
    }

    boolean matches(Library used) {
      return (library.equals(used.group + ":" + used.artifact) || library.equals(used.group + ":*"))
          && Version.parse(used.version).compareTo(from) >= 0
          && Version.parse(used.version).compareTo(to) < 0;
    }
  }

  @Test
  void noLibraryOfTheBuildIsInTheList() throws IOException {
    List<Library> used = used();
    assertTrue(used.size() > 100, "libraries found: " + used.size());
    assertTrue(used.stream().anyMatch(library -> library.artifact.equals("netty-codec-http2")));
    List<Bad> list = list();
    assertEquals(
        List.of(),
        used.stream()
            .flatMap(
                library ->
                    list.stream()
                        .filter(bad -> bad.matches(library))
                        .map(bad -> library + ": " + bad.advisories))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "io.netty, netty-codec-http2, 4.1.130.Final, true",
    "io.netty, netty-codec-http2, 4.1.138.Final, false",
    "io.netty, netty-common, 4.1.9.Final, true",
    "org.postgresql, postgresql, 42.7.6, true",
    "org.postgresql, postgresql, 42.7.3, false",
    "org.postgresql, postgresql, 42.7.10, false",
    "com.google.guava, guava, 31.1-jre, true",
    "com.google.guava, guava, 32.0.0-jre, false"
  })
  void comparesVersionsByTheirNumbers(String group, String artifact, String version, boolean bad)
      throws IOException {
    Library library = new Library(group, artifact, version);
    assertEquals(bad, list().stream().anyMatch(line -> line.matches(library)));
  }

  private static List<Library> used() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .flatMap(entry -> Library.of(Path.of(entry)).stream())
        .toList();
  }

  private static List<Bad> list() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Bad::of)
        .toList();
  }
}
