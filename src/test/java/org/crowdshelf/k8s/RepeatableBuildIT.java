package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.api.Test;

/** The jars that the build makes hold the time that pom.xml names, not that of the build. */
class RepeatableBuildIT {

  private static final Pattern TIME =
      Pattern.compile("<project.build.outputTimestamp>(.+)</project.build.outputTimestamp>");

  @Test
  void everyEntryHasTheTimeOfThePom() throws IOException {
    Matcher time = TIME.matcher(Manifests.text(Path.of("pom.xml")));
    assertTrue(time.find());
    Set<LocalDateTime> times = new HashSet<>();
    for (String folder : List.of("app", "quarkus")) {
      try (Stream<Path> files = Files.list(Replica.production().resolve(folder))) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
          try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().map(ZipEntry::getTimeLocal).forEach(times::add);
          }
        }
      }
    }
    assertEquals(Set.of(OffsetDateTime.parse(time.group(1)).toLocalDateTime()), times);
  }
}
