package org.crowdshelf.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The states in {@code alerts/states.yaml} as a test of promtool: the series of a state, and the
 * alerts that fire in it.
 */
final class AlertStates {

  private static final Path STATES = Path.of("src/test/resources/alerts/states.yaml");
  private static final Path FOLDER = Path.of("target/alerts");
  private static final YAMLMapper YAML = new YAMLMapper();

  private AlertStates() {}

  /** The files with alerts. */
  static List<Path> ruleFiles() {
    return Manifests.files("alerts.yaml");
  }

  /** The rules of a file that are alerts. */
  static List<JsonNode> alerts(Path file) {
    List<JsonNode> alerts = new ArrayList<>();
    for (JsonNode group : Manifests.read(file).get(0).at("/spec/groups")) {
      group.path("rules").forEach(alerts::add);
    }
    alerts.removeIf(rule -> !rule.has("alert"));
    return alerts;
  }

  /** The alerts that fire in some state. */
  static Set<String> fired() {
    Set<String> fired = new TreeSet<>();
    Manifests.read(STATES).get(0).path("states").findValues("fires").stream()
        .flatMap(names -> Manifests.list(names).stream())
        .forEach(name -> fired.add(name.asText()));
    return fired;
  }

  /** Runs promtool on all states; returns what it prints, and fails where it does not accept. */
  static String check() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path test = FOLDER.resolve("states.yaml");
    YAML.writeValue(test.toFile(), test(rules()));
    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", test.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (promtool.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return said;
  }

  // promtool reads the rules without the Kubernetes object around them.
  private static List<String> rules() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : ruleFiles()) {
      String name = file.getParent().getFileName() + ".yaml";
      YAML.writeValue(FOLDER.resolve(name).toFile(), Manifests.read(file).get(0).path("spec"));
      names.add(name);
    }
    return names;
  }

  private static ObjectNode test(List<String> rules) {
    JsonNode file = Manifests.read(STATES).get(0);
    ObjectNode test = YAML.createObjectNode();
    rules.forEach(test.putArray("rule_files")::add);
    test.put("evaluation_interval", "1m");
    ArrayNode tests = test.putArray("tests");
    for (JsonNode state : file.path("states")) {
      ObjectNode one = tests.addObject();
      one.put("name", state.path("is").asText());
      one.put("interval", "1m");
      ObjectNode series = (ObjectNode) file.path("healthy").deepCopy();
      state
          .path("series")
          .fields()
          .forEachRemaining(own -> series.set(own.getKey(), own.getValue()));
      ArrayNode input = one.putArray("input_series");
      series
          .fields()
          .forEachRemaining(
              values ->
                  input
                      .addObject()
                      .put("series", values.getKey())
                      .put("values", values.getValue().asText()));
      expect(one, state);
    }
    return test;
  }

  private static void expect(ObjectNode test, JsonNode state) {
    ObjectNode query = test.putArray("promql_expr_test").addObject();
    query.put("expr", "group by (alertname) (ALERTS{alertstate=\"firing\"})");
    query.put("eval_time", state.path("at").asText());
    ArrayNode samples = query.putArray("exp_samples");
    for (JsonNode name : state.path("fires")) {
      samples.addObject().put("labels", "{alertname=\"" + name.asText() + "\"}").put("value", 1);
    }
  }
}
