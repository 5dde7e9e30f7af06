package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay as it would be applied. Where kubectl is not there, the files' own test stands. */
@EnabledIf("org.crowdshelf.k8s.Manifests#canBuild")
class OverlaysTest {

  static Stream<Path> overlays() {
    return Manifests.overlays();
  }

  @Test
  void thereAreTwo() {
    assertEquals(
        List.of("local", "production"),
        overlays().map(overlay -> overlay.getFileName().toString()).toList());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyObjectFitsItsPublishedSchema(Path overlay) {
    assertEquals(
        List.of(),
        Manifests.build(overlay).stream()
            .map(Schemas::objection)
            .flatMap(Optional::stream)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyPodKeepsTheRestrictedStandard(Path overlay) {
    List<JsonNode> objects = Manifests.build(overlay);
    JsonNode namespace = named(objects, "Namespace", "crowdshelf").orElseThrow();
    assertEquals(
        "restricted",
        namespace.at("/metadata/labels/pod-security.kubernetes.io~1enforce").asText());
    for (JsonNode object : Manifests.workloads(objects).toList()) {
      JsonNode pod = Manifests.podTemplate(object).path("spec");
      assertEquals(List.of(), PodRules.broken(pod), Manifests.name(object));
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyPodIsBoundedAndHasNoToken(Path overlay) {
    for (JsonNode object : Manifests.workloads(Manifests.build(overlay)).toList()) {
      JsonNode pod = Manifests.podTemplate(object).path("spec");
      String name = Manifests.name(object);
      assertTrue(pod.has("automountServiceAccountToken"), name);
      assertFalse(pod.path("automountServiceAccountToken").asBoolean(), name);
      Set<String> volumes = names(pod.path("volumes"));
      volumes.addAll(
          object.at("/spec/volumeClaimTemplates").findValuesAsText("name").stream().toList());
      for (JsonNode container : Manifests.containers(pod)) {
        String where = name + ", " + container.path("name").asText();
        String image = container.path("image").asText();
        // The local overlay's is built from the checkout, by hand.
        assertTrue(Pinned.image(image) || image.equals("crowdshelf:staging"), image);
        assertTrue(container.at("/resources/requests").has("cpu"), where);
        assertTrue(container.at("/resources/requests").has("memory"), where);
        assertTrue(container.at("/resources/limits").has("memory"), where);
        assertTrue(container.at("/resources/requests").has("ephemeral-storage"), where);
        assertTrue(container.at("/resources/limits").has("ephemeral-storage"), where);
        // In development mode Keycloak builds itself into its own folder.
        assertTrue(
            container.at("/securityContext/readOnlyRootFilesystem").asBoolean()
                || where.equals("Deployment keycloak, keycloak")
                    && container.path("args").toString().contains("start-dev"),
            where);
        assertTrue(volumes.containsAll(names(container.path("volumeMounts"))), where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatRunsIsProbed(Path overlay) {
    for (JsonNode object : Manifests.workloads(Manifests.build(overlay)).toList()) {
      for (JsonNode container : Manifests.podTemplate(object).at("/spec/containers")) {
        if (!Manifests.is(object, "Job")) {
          for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertTrue(container.has(probe), Manifests.name(object) + ": " + probe);
            String port = container.path(probe).at("/httpGet/port").asText();
            assertTrue(
                port.isEmpty() || names(container.path("ports")).contains(port),
                Manifests.name(object) + ": no port " + port);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everySelectorFindsPods(Path overlay) {
    List<JsonNode> objects = Manifests.build(overlay);
    List<JsonNode> pods =
        Manifests.workloads(objects)
            .map(object -> Manifests.podTemplate(object).at("/metadata/labels"))
            .toList();
    for (JsonNode object : objects) {
      String pointer =
          switch (object.path("kind").asText()) {
            case "Service" -> "/spec/selector";
            case "NetworkPolicy" -> "/spec/podSelector/matchLabels";
            default -> "/spec/selector/matchLabels";
          };
      JsonNode selector = object.at(pointer);
      if (selector.isObject() && !selector.has("cnpg.io/cluster") && !isMonitor(object)) {
        assertTrue(pods.stream().anyMatch(pod -> matches(selector, pod)), Manifests.name(object));
      }
      if (Manifests.podTemplate(object).has("metadata") && !Manifests.is(object, "Job")) {
        assertTrue(
            matches(selector, Manifests.podTemplate(object).at("/metadata/labels")),
            Manifests.name(object));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void aServiceNamesAPortOfItsPods(Path overlay) {
    List<JsonNode> objects = Manifests.build(overlay);
    for (JsonNode service : objects) {
      if (Manifests.is(service, "Service")) {
        Set<String> ports = new TreeSet<>();
        Manifests.workloads(objects)
            .map(Manifests::podTemplate)
            .filter(pod -> matches(service.at("/spec/selector"), pod.at("/metadata/labels")))
            .forEach(
                pod ->
                    pod.at("/spec/containers").forEach(c -> ports.addAll(names(c.path("ports")))));
        for (JsonNode port : service.at("/spec/ports")) {
          assertTrue(ports.contains(port.path("targetPort").asText()), Manifests.name(service));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everyObjectThatIsNamedIsThere(Path overlay) {
    List<JsonNode> objects = Manifests.build(overlay);
    List<String> missing = new ArrayList<>();
    for (JsonNode object : objects) {
      for (JsonNode map : object.findValues("configMapRef")) {
        require(objects, "ConfigMap", map.path("name").asText(), missing);
      }
      JsonNode target = object.at("/spec/scaleTargetRef");
      if (target.isObject()) {
        require(objects, target.path("kind").asText(), target.path("name").asText(), missing);
      }
      for (JsonNode backends : object.findValues("backendRefs")) {
        for (JsonNode backend : backends) {
          require(objects, "Service", backend.path("name").asText(), missing);
        }
      }
      JsonNode account = Manifests.podTemplate(object).at("/spec/serviceAccountName");
      if (!account.isMissingNode()) {
        require(objects, "ServiceAccount", account.asText(), missing);
      }
    }
    assertEquals(List.of(), missing);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void aPolicyDeniesEverythingAndAnotherCoversEachPod(Path overlay) {
    List<JsonNode> objects = Manifests.build(overlay);
    JsonNode deny = named(objects, "NetworkPolicy", "default-deny").orElseThrow();
    assertTrue(deny.at("/spec/podSelector").isEmpty());
    assertEquals(2, deny.at("/spec/policyTypes").size());
    assertFalse(deny.path("spec").has("ingress") || deny.path("spec").has("egress"));
    for (JsonNode object : Manifests.workloads(objects).toList()) {
      JsonNode labels = Manifests.podTemplate(object).at("/metadata/labels");
      assertTrue(
          objects.stream()
              .filter(policy -> Manifests.is(policy, "NetworkPolicy"))
              .map(policy -> policy.at("/spec/podSelector/matchLabels"))
              .anyMatch(selector -> selector.isObject() && matches(selector, labels)),
          Manifests.name(object));
    }
  }

  @Test
  void noSecretLiesInWhatProductionApplies() {
    for (JsonNode object : Manifests.build(Path.of("k8s/overlays/production"))) {
      assertFalse(Manifests.is(object, "Secret"), Manifests.name(object));
    }
  }

  private static boolean isMonitor(JsonNode object) {
    return object.path("apiVersion").asText().startsWith("monitoring.");
  }

  private static void require(
      List<JsonNode> objects, String kind, String name, List<String> missing) {
    if (named(objects, kind, name).isEmpty()) {
      missing.add(kind + " " + name);
    }
  }

  private static Optional<JsonNode> named(List<JsonNode> objects, String kind, String name) {
    return objects.stream()
        .filter(object -> Manifests.name(object).equals(kind + " " + name))
        .findFirst();
  }

  private static Set<String> names(JsonNode list) {
    return Manifests.list(list).stream()
        .map(element -> element.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean matches(JsonNode selector, JsonNode labels) {
    boolean matches = !selector.isEmpty();
    for (var fields = selector.fields(); fields.hasNext(); ) {
      var wanted = fields.next();
      matches &= labels.path(wanted.getKey()).equals(wanted.getValue());
    }
    return matches;
  }
}
