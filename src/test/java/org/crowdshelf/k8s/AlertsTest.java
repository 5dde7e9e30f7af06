package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Each alert fires in the state that it is for, and in no other. */
class AlertsTest {

  private static final Pattern AGGREGATION =
      Pattern.compile("\\b(sum|min|max|count|avg)( by)? \\((?!namespace)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @Test
  @EnabledIf("hasPromtool")
  void firesInItsStateAlone() throws IOException, InterruptedException {
    assertTrue(AlertStates.check().contains("SUCCESS"));
  }

  @Test
  void everyAlertHasAState() {
    Set<String> alerts = new TreeSet<>();
    for (Path file : AlertStates.ruleFiles()) {
      AlertStates.alerts(file).forEach(alert -> alerts.add(alert.path("alert").asText()));
    }
    assertTrue(alerts.size() > 20, alerts::toString);
    assertEquals(alerts, AlertStates.fired());
  }

  @Test
  void everyAlertIsExplainedInBothLanguagesAndLinksToItsRunbook() throws IOException {
    String operations = Files.readString(Path.of("src/docs/operations.md"));
    for (Path file : AlertStates.ruleFiles()) {
      for (JsonNode alert : AlertStates.alerts(file)) {
        String name = alert.path("alert").asText();
        JsonNode texts = alert.path("annotations");
        assertTrue(operations.contains("\n### " + name + "\n"), name);
        assertTrue(texts.path("summary").asText().matches("\\p{ASCII}{10,}"), name);
        assertTrue(HAN.matcher(texts.path("summary_zh").asText()).find(), name);
        String link = texts.path("runbook_url").asText();
        assertTrue(link.startsWith("https://"), name + ": " + link);
        assertTrue(link.endsWith("operations.md#" + name.toLowerCase(Locale.ROOT)), link);
      }
    }
  }

  @Test
  void everyGroupingKeepsTheNamespace() {
    for (Path file : AlertStates.ruleFiles()) {
      for (JsonNode rule : Manifests.read(file).get(0).findValues("expr")) {
        String expression = rule.asText().replaceAll("\\s+", " ");
        assertTrue(!AGGREGATION.matcher(expression).find(), expression);
      }
    }
  }

  static boolean hasPromtool() {
    return Manifests.onPath("promtool");
  }
}
