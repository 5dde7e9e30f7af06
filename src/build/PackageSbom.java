import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes from the list of libraries (CycloneDX) those that are not in the package: the CycloneDX
 * plugin lists optional dependencies too, which Quarkus leaves out of the package.
 *
 * <p>Arguments: the list, the folder with the package's jars. Maven writes no list when it works
 * offline; then there is nothing to do.
 */
public final class PackageSbom {

  public static void main(String... arguments) throws IOException {
    Path list = Path.of(arguments[0]);
    if (Files.exists(list)) {
      Set<String> jars = jars(Path.of(arguments[1]));
      ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      ObjectNode sbom = (ObjectNode) json.readTree(list.toFile());
      keep(sbom, jars);
      json.writeValue(list.toFile(), sbom);
    }
  }

  private static Set<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void keep(ObjectNode sbom, Set<String> jars) {
    Set<String> removed = new TreeSet<>();
    removeIf(
        (ArrayNode) sbom.get("components"),
        component -> {
          boolean absent = jars.stream().noneMatch(jar -> isOf(jar, component));
          if (absent) {
            removed.add(component.get("bom-ref").asText());
          }
          return absent;
        });
    ArrayNode dependencies = (ArrayNode) sbom.get("dependencies");
    removeIf(dependencies, dependency -> removed.contains(dependency.get("ref").asText()));
    for (JsonNode dependency : dependencies) {
      if (dependency.has("dependsOn")) {
        removeIf((ArrayNode) dependency.get("dependsOn"), ref -> removed.contains(ref.asText()));
      }
    }
  }

  // Quarkus names a jar group.artifact-version.jar or group.artifact-version-classifier.jar; in the
  // sources of a native image the group is left out where it is not needed.
  private static boolean isOf(String jar, JsonNode component) {
    String name = component.get("name").asText() + "-" + component.get("version").asText();
    String whole = component.path("group").asText() + "." + name;
    return Stream.of(whole, name)
        .anyMatch(start -> jar.equals(start + ".jar") || jar.startsWith(start + "-"));
  }

  private static void removeIf(ArrayNode array, java.util.function.Predicate<JsonNode> condition) {
    for (int i = array.size() - 1; i >= 0; i--) {
      if (condition.test(array.get(i))) {
        array.remove(i);
      }
    }
  }
}
