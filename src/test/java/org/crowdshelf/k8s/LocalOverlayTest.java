package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The overlay for one machine. */
@EnabledIf("org.crowdshelf.k8s.Manifests#canBuild")
class LocalOverlayTest {

  @Test
  void fitsIntoTwoProcessorsBesideTheCluster() {
    int millicores = 0;
    for (JsonNode object : Manifests.workloads(Overlay.local().objects()).toList()) {
      // During a rollout there is one pod more.
      int pods =
          object.at("/spec/replicas").asInt(1) + (Manifests.is(object, "Deployment") ? 1 : 0);
      for (JsonNode container : Manifests.containers(Manifests.podTemplate(object).path("spec"))) {
        String cpu = container.at("/resources/requests/cpu").asText();
        assertTrue(cpu.endsWith("m"), cpu);
        millicores += pods * Integer.parseInt(cpu.replace("m", ""));
      }
    }
    // kind's own pods request 950 m.
    assertTrue(millicores <= 2000 - 950, "millicores: " + millicores);
  }

  @Test
  void peopleOfKeycloakAreThoseOfTheSamples() {
    JsonNode config = Overlay.local().get("ConfigMap", "crowdshelf").path("data");
    assertEquals("dev", config.path("CROWDSHELF_OIDC_ISSUER_ALIAS").asText());
    String samples =
        Manifests.text(Path.of("src/main/resources/db/samples/afterMigrate__samples.sql"));
    for (String person : new String[] {"teacher", "backer", "reviewer"}) {
      assertTrue(samples.contains("'" + person + "'"), person);
    }
  }

  @Test
  void everythingIsReachedOnThisMachineAlone() {
    JsonNode config = Overlay.local().get("ConfigMap", "crowdshelf").path("data");
    for (String key :
        new String[] {
          "CROWDSHELF_OIDC_SERVER", "CROWDSHELF_CORS_ORIGINS", "CROWDSHELF_SANDBOX_ADDRESS"
        }) {
      assertTrue(config.path(key).asText().startsWith("http://localhost:"), key);
    }
  }

  @Test
  void makesItsOwnKeysForEachPod() throws Exception {
    JsonNode pod = Overlay.local().get("Deployment", "crowdshelf").at("/spec/template/spec");
    JsonNode service = pod.path("containers").get(0);
    assertEquals(
        LocalKeys.FILE,
        Manifests.named(service.path("env"), "SMALLRYE_CONFIG_LOCATIONS").path("value").asText());
    assertEquals(
        "/keys", Manifests.named(service.path("volumeMounts"), "keys").path("mountPath").asText());
    assertEquals(
        LocalKeys.script(),
        Manifests.named(pod.path("initContainers"), "keys").at("/args/0").asText());
  }

  @Test
  void theServiceAndItsClientsReachTheStoreWithKeysOfTheSecret() {
    Overlay local = Overlay.local();
    JsonNode config = local.get("ConfigMap", "crowdshelf").path("data");
    JsonNode store = local.get("Service", "store");
    int port = store.at("/spec/ports/0/port").asInt();
    assertEquals("http://store:" + port, config.path("CROWDSHELF_UPLOADS_ENDPOINT").asText());
    String forwarded = "http://localhost:" + port;
    assertEquals(forwarded, config.path("CROWDSHELF_UPLOADS_CLIENT_ENDPOINT").asText());
    assertEquals(
        forwarded + "/" + config.path("CROWDSHELF_UPLOADS_BUCKET").asText(),
        config.path("CROWDSHELF_UPLOADS_PUBLIC_ADDRESS").asText());
    assertTrue(
        Manifests.text(Path.of("README.md"))
            .contains("port-forward service/store " + port + ":" + port));
    JsonNode container =
        Manifests.podTemplate(local.get("StatefulSet", "store")).at("/spec/containers/0");
    assertTrue(Pinned.image(container.path("image").asText()));
    for (String[] pair :
        new String[][] {
          {"MINIO_ROOT_USER", "CROWDSHELF_UPLOADS_ACCESS_KEY"},
          {"MINIO_ROOT_PASSWORD", "CROWDSHELF_UPLOADS_SECRET_KEY"}
        }) {
      JsonNode reference =
          Manifests.named(container.path("env"), pair[0]).at("/valueFrom/secretKeyRef");
      assertEquals(pair[1], reference.path("key").asText());
      assertTrue(reference.path("name").asText().startsWith("crowdshelf"));
    }
    for (String policy : new String[] {"store", "crowdshelf-to-store"}) {
      assertTrue(
          local.get("NetworkPolicy", policy).toString().contains("\"port\":" + port), policy);
    }
  }

  @Test
  void readmeNamesBothSmallClusters() {
    String readme = Manifests.text(Path.of("README.md"));
    assertTrue(readme.contains("kind load docker-image crowdshelf:staging"));
    assertTrue(readme.contains("k3s ctr images import"));
    assertTrue(readme.contains("Kubernetes 1.30"));
  }
}
