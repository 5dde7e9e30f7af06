package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the manifests with the service. */
class ServiceManifestsTest {

  private static final Path BASE = Path.of("k8s/base");

  @Test
  void everySettingThatIsGivenIsOneOfTheService() {
    Set<String> known =
        Settings.known().stream()
            .map(Settings::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> given = new TreeSet<>();
    for (Path file : Manifests.files(".yaml")) {
      for (JsonNode document : Manifests.read(file)) {
        given.addAll(settings(document));
      }
    }
    assertTrue(given.contains("CROWDSHELF_DATABASE_URL"), given::toString);
    assertTrue(given.contains("CROWDSHELF_OIDC_SERVER"), given::toString);
    given.removeAll(known);
    given.removeAll(realmPlaceholders());
    assertEquals(Set.of(), given);
  }

  // Keycloak reads these when it imports the realm.
  private static Set<String> realmPlaceholders() {
    String realm = Manifests.text(Path.of("k8s/components/keycloak/realm-crowdshelf.json"));
    return Pattern.compile("\\$\\{(CROWDSHELF_\\w+):")
        .matcher(realm)
        .results()
        .map(placeholder -> placeholder.group(1))
        .collect(Collectors.toSet());
  }

  // Keys of ConfigMaps, literals of Secrets, names of variables, also those of patches.
  private static List<String> settings(JsonNode document) {
    List<String> names = new ArrayList<>();
    document.path("data").fieldNames().forEachRemaining(names::add);
    for (JsonNode generator : document.path("secretGenerator")) {
      generator.path("literals").forEach(literal -> names.add(literal.asText().split("=")[0]));
    }
    for (JsonNode variables : document.findValues("env")) {
      variables.forEach(variable -> names.add(variable.path("name").asText()));
    }
    for (JsonNode operation : document) {
      names.add(operation.at("/value/name").asText());
    }
    names.removeIf(name -> !name.startsWith("CROWDSHELF_") && !name.startsWith("QUARKUS_"));
    return names;
  }

  @Test
  void portsAreWhereTheServiceListens() {
    JsonNode container = container("deployment.yaml");
    assertEquals(Settings.inProduction("quarkus.http.port", "8080"), port(container, "http"));
    assertEquals(
        Settings.inProduction("quarkus.management.port", "9000"), port(container, "management"));
  }

  @Test
  void probesAskWhatTheServiceAnswers() {
    JsonNode container = container("deployment.yaml");
    String root = Settings.inProduction("quarkus.smallrye-health.root-path", "health");
    assertProbe(container, "startupProbe", "/q/" + root + "/started");
    assertProbe(container, "livenessProbe", "/q/" + root + "/live");
    assertProbe(container, "readinessProbe", "/q/" + root + "/ready");
  }

  @Test
  void aPodIsGivenTheTimeItNeedsToStop() {
    JsonNode pod = pod("deployment.yaml");
    long pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asLong();
    long finishing =
        DurationConverter.parseDuration(Settings.inProduction("quarkus.shutdown.timeout", "25s"))
            .toSeconds();
    assertTrue(pause > 0);
    assertTrue(pod.path("terminationGracePeriodSeconds").asLong() > pause + finishing);
  }

  @Test
  void aRolloutTakesNobodyAwayBeforeAnotherIsReady() {
    JsonNode update = read("deployment.yaml").at("/spec/strategy/rollingUpdate");
    assertEquals("0", update.path("maxUnavailable").asText());
    assertEquals("1", update.path("maxSurge").asText());
  }

  @Test
  void theJobAloneMigrates() {
    assertEquals("true", variable(container("migration.yaml"), "CROWDSHELF_MIGRATE_ONLY"));
    assertEquals(
        "false", variable(container("deployment.yaml"), "CROWDSHELF_DATABASE_MIGRATE_AT_START"));
    assertEquals(
        container("deployment.yaml").path("envFrom"),
        container("migration.yaml").path("envFrom"),
        "the job is configured as the service is");
  }

  @Test
  void theServiceMayWriteToTheFolderForTemporaryFilesOnly() {
    for (String file : List.of("deployment.yaml", "migration.yaml")) {
      assertEquals(
          List.of("/tmp"), container(file).path("volumeMounts").findValuesAsText("mountPath"));
      assertEquals(1, pod(file).path("volumes").size());
      assertTrue(pod(file).at("/volumes/0").has("emptyDir"));
      assertEquals("10001", pod(file).at("/securityContext/runAsUser").asText());
      assertEquals("10001", pod(file).at("/securityContext/runAsGroup").asText());
    }
  }

  private static void assertProbe(JsonNode container, String probe, String path) {
    JsonNode asks = container.path(probe).path("httpGet");
    assertEquals(path, asks.path("path").asText(), probe);
    assertEquals("management", asks.path("port").asText(), probe);
  }

  private static String port(JsonNode container, String name) {
    return Manifests.list(container.path("ports")).stream()
        .filter(port -> port.path("name").asText().equals(name))
        .map(port -> port.path("containerPort").asText())
        .findFirst()
        .orElse("");
  }

  private static String variable(JsonNode container, String name) {
    return Manifests.list(container.path("env")).stream()
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse("");
  }

  private static JsonNode container(String file) {
    return pod(file).at("/containers/0");
  }

  private static JsonNode pod(String file) {
    return Manifests.podTemplate(read(file)).path("spec");
  }

  private static JsonNode read(String file) {
    return Manifests.read(BASE.resolve(file)).get(0);
  }
}
