package org.crowdshelf.transport.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crowdshelf.shared.metrics.GaugeReader;
import org.crowdshelf.shared.outbox.OutboxDispatcher;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Management;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/**
 * Every metric that the alerts and the dashboard name is served, and the dashboard has them all.
 */
@QuarkusTest
class MonitoringTest {

  private static final Path MONITORING = Path.of("k8s/components/monitoring");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:crowdshelf|jvm|process|system|http)_[a-z_]+\\b");

  @Inject GaugeReader gauges;
  @Inject OutboxDispatcher outbox;

  @Test
  void everyMetricOfAlertsAndDashboardIsServed() throws IOException {
    exercise();
    Set<String> served =
        Management.metrics().keySet().stream()
            .map(name -> name.replaceAll("\\{.*", ""))
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (String file : List.of("alerts.yaml", "crowdshelf.json")) {
      Set<String> named = found(METRIC, Files.readString(MONITORING.resolve(file)));
      assertTrue(named.size() > 10, file + " names " + named);
      named.stream().filter(name -> !served.contains(name)).forEach(missing::add);
    }
    assertEquals(Set.of(), missing, () -> "not among " + new TreeSet<>(served));
  }

  @Test
  void everyGaugeIsOnTheDashboard() throws IOException {
    exercise();
    String dashboard = Files.readString(MONITORING.resolve("crowdshelf.json"));
    Set<String> unseen =
        Management.metrics().keySet().stream()
            .map(name -> name.replaceAll("\\{.*", "").replaceAll("_(sum|max|bucket)$", "_count"))
            .filter(name -> name.startsWith("crowdshelf_") && !dashboard.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unseen);
  }

  private void exercise() {
    Person.VISITOR.asks(
        "query MonitoringFeed { projects { totalCount } statistics { projectCount } }");
    Person.VISITOR.asks("{ projects {");
    Database.execute(
        """
        insert into outbox (id, event_type, subject_id, payload, occurred_at, next_attempt_at)
        values (uuidv7(), 'MonitoringTried', uuidv7(), '{}', now(), now() - interval '1 second')""");
    OnVertx.await(outbox::dispatchWaiting);
    OnVertx.await(gauges::read);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
