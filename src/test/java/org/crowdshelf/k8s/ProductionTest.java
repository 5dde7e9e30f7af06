package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The needs of production beyond those of every overlay. */
@EnabledIf("org.crowdshelf.k8s.Manifests#canBuild")
class ProductionTest {

  @Test
  void onOpenShiftNoPodHasAFixedUser() {
    Overlay openShift =
        Overlay.production(
            "openshift", "components: [k8s/components/keycloak, k8s/components/openshift]\n");
    for (JsonNode object : Manifests.workloads(openShift.objects()).toList()) {
      JsonNode pod = Manifests.podTemplate(object).path("spec");
      assertTrue(pod.findValues("runAsUser").isEmpty(), Manifests.name(object));
      assertTrue(pod.findValues("runAsGroup").isEmpty(), Manifests.name(object));
      assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), Manifests.name(object));
    }
  }

  @Test
  void theDatabaseIsNotDeletedByATool() {
    Overlay production = Overlay.production();
    for (JsonNode object :
        List.of(
            production.get("Cluster", "crowdshelf-db"),
            production.get("ObjectStore", "crowdshelf-backups"))) {
      JsonNode annotations = object.at("/metadata/annotations");
      assertEquals(
          "Prune=false,Delete=false", annotations.path("argocd.argoproj.io/sync-options").asText());
      assertEquals("disabled", annotations.path("kustomize.toolkit.fluxcd.io/prune").asText());
    }
  }

  @Test
  void theDatabaseIsSpreadBackedUpAtOnceAndMeasured() {
    JsonNode cluster = Overlay.production().get("Cluster", "crowdshelf-db").path("spec");
    assertEquals("required", cluster.at("/affinity/podAntiAffinityType").asText());
    assertEquals(
        "topology.kubernetes.io/zone",
        cluster.at("/topologySpreadConstraints/0/topologyKey").asText());
    assertTrue(cluster.path("imageName").asText().contains("-standard-"));
    assertTrue(
        cluster
            .at("/bootstrap/initdb/postInitApplicationSQL/0")
            .asText()
            .contains("pg_stat_state"));
    JsonNode backup = Overlay.production().get("ScheduledBackup", "crowdshelf-db-nightly");
    assertTrue(backup.at("/spec/immediate").asBoolean());
    Overlay.production().get("PodMonitor", "crowdshelf-db");
  }

  @Test
  void prometheusSelectsWhatIsForIt() {
    for (JsonNode object : Overlay.production().objects()) {
      if (object.path("apiVersion").asText().startsWith("monitoring.coreos.com/")) {
        assertEquals(
            "kube-prometheus-stack",
            object.at("/metadata/labels/release").asText(),
            Manifests.name(object));
      }
    }
  }

  @Test
  void theGatewayWaitsLongerThanTheServiceAnswersAndClosesConnectionsFirst() {
    Overlay production = Overlay.production();
    JsonNode timeouts =
        production.get("HTTPRoute", "crowdshelf").at("/spec/rules/0/timeouts/request");
    assertEquals("30s", timeouts.asText());
    assertEquals(
        "75s",
        production.get("ConfigMap", "crowdshelf").at("/data/QUARKUS_HTTP_IDLE_TIMEOUT").asText());
  }

  @Test
  void everyAlertLinksToTheAddressThatTheOverlayNames() {
    Overlay production = Overlay.production();
    String address =
        production
            .get("PrometheusRule", "crowdshelf")
            .at("/metadata/annotations/crowdshelf.org~1runbooks")
            .asText();
    assertTrue(address.startsWith("https://"), address);
    assertEquals(2, production.kind("PrometheusRule").count());
    for (JsonNode rules : production.kind("PrometheusRule").toList()) {
      for (String link : rules.findValuesAsText("runbook_url")) {
        assertTrue(link.startsWith(address + "#"), link);
      }
    }
  }

  @Test
  void podsAreReplacedSlowlyAndFewOldVersionsAreKept() {
    JsonNode deployment = Overlay.production().get("Deployment", "crowdshelf").path("spec");
    assertTrue(deployment.path("minReadySeconds").asInt() > 0);
    assertEquals(3, deployment.path("revisionHistoryLimit").asInt());
    assertFalse(deployment.has("replicas"), "the autoscaler's");
  }
}
