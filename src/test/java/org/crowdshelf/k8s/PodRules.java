package org.crowdshelf.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The Pod Security Standard "restricted", rule by rule as Kubernetes' documentation lists them. */
final class PodRules {

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

  private static final Set<String> SELINUX =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  private static final Set<String> SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes");

  private PodRules() {}

  /** The rules that a pod breaks. */
  static List<String> broken(JsonNode pod) {
    List<String> broken = new ArrayList<>();
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      check(!pod.path(host).asBoolean(), host, broken);
    }
    for (JsonNode volume : pod.path("volumes")) {
      for (Iterator<String> names = volume.fieldNames(); names.hasNext(); ) {
        String type = names.next();
        check(type.equals("name") || VOLUMES.contains(type), "volume of type " + type, broken);
      }
    }
    JsonNode whole = pod.path("securityContext");
    for (JsonNode sysctl : whole.path("sysctls")) {
      check(SYSCTLS.contains(sysctl.path("name").asText()), "sysctl " + sysctl, broken);
    }
    both(whole, "the pod", broken);
    List<JsonNode> containers = Manifests.containers(pod);
    containers.addAll(Manifests.list(pod.path("ephemeralContainers")));
    for (JsonNode container : containers) {
      container(container, whole, broken);
    }
    return broken;
  }

  private static void container(JsonNode container, JsonNode whole, List<String> broken) {
    String name = container.path("name").asText();
    JsonNode context = container.path("securityContext");
    both(context, name, broken);
    check(!context.path("privileged").asBoolean(), name + ": privileged", broken);
    check(
        context.has("allowPrivilegeEscalation")
            && !context.path("allowPrivilegeEscalation").asBoolean(),
        name + ": allowPrivilegeEscalation is not false",
        broken);
    check(
        Manifests.list(context.at("/capabilities/drop")).stream()
            .anyMatch(dropped -> dropped.asText().equals("ALL")),
        name + ": does not drop all capabilities",
        broken);
    for (JsonNode added : context.at("/capabilities/add")) {
      check(added.asText().equals("NET_BIND_SERVICE"), name + ": adds " + added, broken);
    }
    for (JsonNode port : container.path("ports")) {
      check(port.path("hostPort").asInt() == 0, name + ": hostPort", broken);
    }
    check(
        Set.of("", "Default").contains(context.path("procMount").asText()),
        name + ": procMount",
        broken);
    JsonNode nonRoot =
        context.has("runAsNonRoot") ? context.path("runAsNonRoot") : whole.path("runAsNonRoot");
    check(nonRoot.asBoolean(), name + ": runAsNonRoot is not true", broken);
    JsonNode seccomp =
        context.has("seccompProfile")
            ? context.at("/seccompProfile/type")
            : whole.at("/seccompProfile/type");
    check(PROFILES.contains(seccomp.asText()), name + ": no seccomp profile", broken);
  }

  // The fields that a pod and a container may have.
  private static void both(JsonNode context, String where, List<String> broken) {
    check(!context.at("/windowsOptions/hostProcess").asBoolean(), where + ": hostProcess", broken);
    check(
        !context.has("runAsUser") || context.path("runAsUser").asLong() != 0,
        where + ": runs as user 0",
        broken);
    check(
        SELINUX.contains(context.at("/seLinuxOptions/type").asText())
            && !context.path("seLinuxOptions").has("user")
            && !context.path("seLinuxOptions").has("role"),
        where + ": SELinux options",
        broken);
    check(
        !context.has("appArmorProfile")
            || PROFILES.contains(context.at("/appArmorProfile/type").asText()),
        where + ": AppArmor profile",
        broken);
  }

  private static void check(boolean kept, String rule, List<String> broken) {
    if (!kept) {
      broken.add(rule);
    }
  }
}
