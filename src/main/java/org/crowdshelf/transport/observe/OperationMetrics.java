package org.crowdshelf.transport.observe;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Measures the time from the parsed operation to its answer, and counts errors by code. */
@ApplicationScoped
class OperationMetrics {

  private static final String KEY = OperationMetrics.class.getName();

  /** The operation tag of errors of requests without an operation. */
  static final String NONE = "none";

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(8)
  };

  private record Kind(String operation, String type) {}

  private final OperationNames names;
  private final MeterRegistry metrics;
  private final Counter cached;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  OperationMetrics(OperationNames names, MeterRegistry metrics) {
    this.names = names;
    this.metrics = metrics;
    this.cached =
        Counter.builder("crowdshelf.answers.cached")
            .description("Requests of the public answered without an operation")
            .register(metrics);
  }

  /** Starts the time of the operation of this request. */
  void begun(RoutingContext http, OperationDefinition operation) {
    String type = operation.getOperation().name().toLowerCase(Locale.ROOT);
    Kind kind = new Kind(names.of(operation.getName()), type);
    http.put(KEY, kind);
    Timer.Sample time = Timer.start(metrics);
    http.addEndHandler(ended -> time.stop(timers.computeIfAbsent(kind, this::timer)));
  }

  /** Counts an answer from the public cache. */
  void cached() {
    cached.increment();
  }

  /** Counts the errors of the answer. */
  void answered(RoutingContext http, List<GraphQLError> errors) {
    if (!errors.isEmpty()) {
      Kind kind = http.get(KEY);
      String operation = kind == null ? NONE : kind.operation();
      codes(errors).forEach(code -> count(operation, code));
    }
  }

  private void count(String operation, String code) {
    metrics
        .counter("crowdshelf.operation.errors", "operation", operation, "code", code)
        .increment();
  }

  // The same error in each element of a list counts once.
  private static Set<String> codes(List<GraphQLError> errors) {
    Set<String> codes = new HashSet<>();
    for (GraphQLError error : errors) {
      codes.add(String.valueOf(error.getExtensions().get("code")));
    }
    return codes;
  }

  private Timer timer(Kind kind) {
    return Timer.builder("crowdshelf.operations")
        .description("Operations, from being understood to their answer")
        .tag("operation", kind.operation())
        .tag("type", kind.type())
        .serviceLevelObjectives(BOUNDS)
        .register(metrics);
  }
}
