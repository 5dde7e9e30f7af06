package org.crowdshelf.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published schema of each object: Kubernetes' own from the official client's models, which
 * know every field and which of them are required; those of extensions from the models of another
 * client, which know every field; those of CloudNativePG, which nobody publishes for Java, from the
 * list here.
 */
final class Schemas {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private static final Map<String, Class<?>> EXTENSIONS =
      Map.of(
          "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class,
          "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class,
          "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

  // Every field that we use, as its documentation has it; a star: names of one's own.
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "postgresql.cnpg.io/v1 Cluster",
          Set.of(
              "instances",
              "imageName",
              "postgresql.synchronous.method",
              "postgresql.synchronous.number",
              "postgresql.parameters.*",
              "postgresql.parameters.pg_stat_statements.*",
              "bootstrap.initdb.database",
              "bootstrap.initdb.owner",
              "bootstrap.initdb.encoding",
              "bootstrap.initdb.postInitApplicationSQL",
              "storage.size",
              "walStorage.size",
              "resources.requests.*",
              "resources.limits.*",
              "affinity.topologyKey",
              "affinity.enablePodAntiAffinity",
              "affinity.podAntiAffinityType",
              "topologySpreadConstraints.maxSkew",
              "topologySpreadConstraints.topologyKey",
              "topologySpreadConstraints.whenUnsatisfiable",
              "topologySpreadConstraints.labelSelector.matchLabels.cnpg.io/cluster",
              "plugins.name",
              "plugins.isWALArchiver",
              "plugins.parameters.*"),
          "postgresql.cnpg.io/v1 ScheduledBackup",
          Set.of(
              "schedule",
              "immediate",
              "backupOwnerReference",
              "method",
              "pluginConfiguration.name",
              "cluster.name"),
          "barmancloud.cnpg.io/v1 ObjectStore",
          Set.of(
              "retentionPolicy",
              "configuration.destinationPath",
              "configuration.endpointURL",
              "configuration.s3Credentials.accessKeyId.name",
              "configuration.s3Credentials.accessKeyId.key",
              "configuration.s3Credentials.secretAccessKey.name",
              "configuration.s3Credentials.secretAccessKey.key",
              "configuration.wal.compression",
              "configuration.data.compression"));

  // Refuses what the models would put aside as additional properties.
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              })
          .build();

  private Schemas() {}

  /** The faults of an object; empty if it has no fault. */
  static Optional<String> objection(JsonNode object) {
    String type = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    Optional<String> objection;
    if (EXTENSIONS.containsKey(type)) {
      objection = unknown(object, EXTENSIONS.get(type));
    } else if (FIELDS.containsKey(type)) {
      objection = unlisted(object.path("spec"), FIELDS.get(type));
    } else {
      objection = unfit(object, type);
    }
    return objection.map(what -> Manifests.name(object) + ": " + what);
  }

  private static Optional<String> unknown(JsonNode object, Class<?> model) {
    try {
      STRICT.treeToValue(object, model);
      return Optional.empty();
    } catch (JsonProcessingException unfit) {
      return Optional.of(unfit.getOriginalMessage());
    }
  }

  private static Optional<String> unlisted(JsonNode spec, Set<String> fields) {
    Set<String> foreign = new TreeSet<>(leaves(spec, ""));
    foreign.removeIf(
        path -> fields.contains(path) || fields.contains(path.replaceAll("[^.]+$", "*")));
    return foreign.isEmpty() ? Optional.empty() : Optional.of("unknown fields " + foreign);
  }

  private static List<String> leaves(JsonNode node, String path) {
    List<String> found = new ArrayList<>();
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  found.addAll(
                      leaves(
                          field.getValue(),
                          path.isEmpty() ? field.getKey() : path + "." + field.getKey())));
    } else if (node.isArray()) {
      node.forEach(element -> found.addAll(leaves(element, path)));
    } else {
      found.add(path);
    }
    return found;
  }

  private static Optional<String> unfit(JsonNode object, String type) {
    String version = object.path("apiVersion").asText().replaceAll("^.*/", "");
    String model =
        MODELS
            + version.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + version.substring(1)
            + object.path("kind").asText();
    try {
      Class.forName(model)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
      return Optional.empty();
    } catch (InvocationTargetException unfit) {
      return Optional.of(String.valueOf(unfit.getCause().getMessage()));
    } catch (ReflectiveOperationException unknown) {
      return Optional.of("no schema for " + type);
    }
  }
}
