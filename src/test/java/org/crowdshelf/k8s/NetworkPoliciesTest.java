package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The connections that the network policies allow. */
@EnabledIf("org.crowdshelf.k8s.Manifests#canBuild")
class NetworkPoliciesTest {

  @Test
  void onlyTheGatewayReachesTheHttpPort() {
    assertEquals(Set.of("gateways"), from(Overlay.production(), "crowdshelf", "http"));
    assertEquals(Set.of(), from(Overlay.local(), "crowdshelf", "http"));
  }

  @Test
  void onlyPrometheusReachesThePortsOfMetrics() {
    Overlay production = Overlay.production();
    assertEquals(Set.of("monitoring"), from(production, "crowdshelf", "management"));
    assertEquals(Set.of("monitoring"), from(production, "crowdshelf-db", "9187"));
    assertEquals(Set.of("monitoring"), from(withKeycloak(), "keycloak", "management"));
  }

  @Test
  void forwardedAddressesAreBelievedWhereAGatewayIs() {
    assertEquals("1", hops(Overlay.production()));
    assertTrue(Overlay.production().find("HTTPRoute", "crowdshelf").isPresent());
    assertEquals("0", hops(Overlay.local()));
    assertTrue(Overlay.local().kind("HTTPRoute").findAny().isEmpty());
  }

  @Test
  void namesAreResolvedByEachKindOfDns() {
    String dns = Overlay.production().get("NetworkPolicy", "dns").at("/spec/egress").toString();
    for (String place : List.of("kube-system", "169.254.20.10/32", "openshift-dns", "5353")) {
      assertTrue(dns.contains(place), place);
    }
  }

  @Test
  void theServiceReachesWhatItCalls() {
    Set<String> ports = to(Overlay.production(), "crowdshelf");
    assertTrue(ports.containsAll(Set.of("5432", "443", "465", "587", "4318")), ports::toString);
    JsonNode gateway = Overlay.production().get("NetworkPolicy", "crowdshelf-to-gateway");
    assertTrue(gateway.at("/spec/egress/0/ports").isMissingNode(), "the gateway's real port");
  }

  @Test
  void keycloakReachesItsDatabaseMailTheBrokerAndItsOtherReplica() {
    Set<String> ports = to(withKeycloak(), "keycloak");
    assertTrue(ports.containsAll(Set.of("5432", "443", "465", "587", "7800")), ports::toString);
    assertEquals(Set.of("keycloak"), from(withKeycloak(), "keycloak", "7800"));
    assertEquals(
        Set.of("gateways", "crowdshelf", "crowdshelf-mini-program"),
        from(withKeycloak(), "keycloak", "http"));
  }

  private static Overlay withKeycloak() {
    return Overlay.production("keycloak", "components: [k8s/components/keycloak]\n");
  }

  private static String hops(Overlay overlay) {
    return overlay.get("ConfigMap", "crowdshelf").at("/data/CROWDSHELF_PROXY_HOPS").asText();
  }

  // The namespaces and pods that may connect to a port of the pods with this name.
  private static Set<String> from(Overlay overlay, String pods, String port) {
    Set<String> from = new TreeSet<>();
    for (JsonNode policy : policies(overlay, pods)) {
      for (JsonNode rule : policy.at("/spec/ingress")) {
        if (rule.path("ports").findValuesAsText("port").contains(port)) {
          assertTrue(rule.has("from"), Manifests.name(policy) + " lets everybody in");
          for (JsonNode peer : rule.path("from")) {
            from.add(
                peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                    .asText(peer.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText()));
          }
        }
      }
    }
    return from;
  }

  private static Set<String> to(Overlay overlay, String pods) {
    Set<String> ports = new TreeSet<>();
    for (JsonNode policy : policies(overlay, pods)) {
      policy
          .at("/spec/egress")
          .forEach(rule -> ports.addAll(rule.path("ports").findValuesAsText("port")));
    }
    return ports;
  }

  private static List<JsonNode> policies(Overlay overlay, String pods) {
    return overlay
        .kind("NetworkPolicy")
        .filter(
            policy -> {
              JsonNode labels = policy.at("/spec/podSelector/matchLabels");
              return labels.path("app.kubernetes.io/name").asText().equals(pods)
                      && !labels.path("app.kubernetes.io/component").asText().equals("migration")
                  || labels.path("cnpg.io/cluster").asText().equals(pods);
            })
        .toList();
  }
}
