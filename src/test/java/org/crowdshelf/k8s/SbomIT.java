package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crowdshelf.support.process.Replica;
import org.junit.jupiter.api.Test;

/** The list of what is in the package (CycloneDX), and under which licences. */
class SbomIT {

  // Whoever runs or ships the service may do so under these; of several, one is enough.
  private static final Set<String> TAKEN =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          // As which the plug-in reads "The BSD License" of TwelveMonkeys; its text is
          // BSD-3-Clause.
          "BSD-4-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0",
          "Public Domain");

  @Test
  void listsTheLibrariesOfThePackageAndNothingElse() throws IOException {
    List<String> unlisted = new ArrayList<>(jars());
    List<String> absent = new ArrayList<>();
    for (JsonNode part : components()) {
      String name = text(part, "group") + "." + text(part, "name") + "-" + text(part, "version");
      // A classifier stands behind the version.
      if (!unlisted.removeIf(jar -> jar.equals(name) || jar.startsWith(name + "-"))) {
        absent.add(name);
      }
    }
    assertEquals(List.of(), unlisted, "in the package, not listed");
    assertEquals(List.of(), absent, "listed, not in the package");
  }

  private static List<String> jars() throws IOException {
    try (Stream<Path> files = Files.walk(Replica.production().resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .map(name -> name.replaceAll("\\.jar$", ""))
          .toList();
    }
  }

  @Test
  void everyLicenceIsOneThatIsTaken() throws IOException {
    List<JsonNode> components = components();
    assertTrue(components.size() > 100);
    Set<String> others = new TreeSet<>();
    for (JsonNode part : components) {
      Set<String> licences = new TreeSet<>();
      for (JsonNode choice : part.path("licenses")) {
        licences.add(choice.at("/license/id").asText(choice.at("/license/name").asText()));
      }
      if (licences.stream().noneMatch(TAKEN::contains)) {
        others.add(text(part, "name") + " " + licences);
      }
    }
    assertEquals(Set.of(), others);
  }

  private static List<JsonNode> components() throws IOException {
    Path file = Path.of(System.getProperty("crowdshelf.sbom"));
    assumeTrue(Files.exists(file), "Maven leaves the list out where it is told to work offline");
    return Manifests.list(new JsonMapper().readTree(file.toFile()).path("components"));
  }

  private static String text(JsonNode part, String field) {
    return part.path(field).asText();
  }
}
