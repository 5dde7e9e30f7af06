package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks of the files alone, also where no overlay can be built. */
class ManifestFilesTest {

  private static final String KUSTOMIZATION = "kustomization.yaml";

  @Test
  void everyFileHoldsWhatItNames() {
    List<String> missing = new ArrayList<>();
    for (Path file : kustomizations()) {
      for (String named : named(Manifests.read(file).get(0))) {
        Path path = file.resolveSibling(named).normalize();
        if (!Files.exists(Files.isDirectory(path) ? path.resolve(KUSTOMIZATION) : path)) {
          missing.add(file + " names " + named);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyFileIsNamedByAKustomization() {
    List<Path> named = new ArrayList<>();
    for (Path file : kustomizations()) {
      named.add(file);
      named(Manifests.read(file).get(0))
          .forEach(name -> named.add(file.resolveSibling(name).normalize()));
    }
    List<Path> forgotten = new ArrayList<>(Manifests.files(".yaml"));
    forgotten.removeAll(named);
    assertEquals(List.of(), forgotten);
  }

  @Test
  void everyResourceFitsItsPublishedSchema() {
    List<String> objections = new ArrayList<>();
    int seen = 0;
    for (Path file : kustomizations()) {
      for (JsonNode resource : Manifests.read(file).get(0).path("resources")) {
        Path path = file.resolveSibling(resource.asText());
        if (Files.isRegularFile(path)) {
          for (JsonNode object : Manifests.read(path)) {
            Schemas.objection(object).ifPresent(objections::add);
            seen++;
          }
        }
      }
    }
    assertEquals(List.of(), objections);
    assertTrue(seen > 20);
  }

  @Test
  void everyPodKeepsTheRestrictedStandard() {
    for (Path file : Manifests.files(".yaml")) {
      for (JsonNode object : Manifests.read(file)) {
        JsonNode pod = Manifests.podTemplate(object).path("spec");
        // A patch changes a pod, it is none.
        if (pod.has("securityContext")) {
          assertEquals(List.of(), PodRules.broken(pod), file + ": " + Manifests.name(object));
        }
      }
    }
  }

  @Test
  void theCheckFindsAnUnknownFieldAndAMissingOne() {
    assertUnfit("{apiVersion: v1, kind: Service, spec: {port: 80}}", "port");
    assertUnfit(
        "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 2}}",
        "scaleTargetRef");
    assertUnfit("{apiVersion: v1, kind: Servce, metadata: {name: a}}", "no schema");
    assertUnfit(
        "{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, spec: {rulez: []}}", "rulez");
    assertUnfit("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, spec: {instance: 3}}", "inst");
  }

  private static void assertUnfit(String yaml, String word) {
    Optional<String> objection = Schemas.objection(Manifests.parseOne(yaml));
    assertTrue(objection.orElse("").contains(word), objection::toString);
  }

  private static List<Path> kustomizations() {
    return Manifests.files(KUSTOMIZATION);
  }

  private static List<String> named(JsonNode kustomization) {
    List<String> names = new ArrayList<>();
    for (String list : List.of("resources", "components")) {
      kustomization.path(list).forEach(name -> names.add(name.asText()));
    }
    for (JsonNode patch : kustomization.path("patches")) {
      if (patch.has("path")) {
        names.add(patch.path("path").asText());
      }
    }
    for (JsonNode generator : kustomization.path("configMapGenerator")) {
      generator.path("files").forEach(file -> names.add(file.asText().replaceAll("^.*=", "")));
    }
    return names;
  }
}
