package org.crowdshelf.transport.observe;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an operator is shown of an operation: its metrics, its trace, its name in the log. */
@ApplicationScoped
public class Observation {

  private final OperationMetrics metrics;
  private final OperationTraces traces;
  private final OperationLog log;

  Observation(OperationMetrics metrics, OperationTraces traces, OperationLog log) {
    this.metrics = metrics;
    this.traces = traces;
    this.log = log;
  }

  /** A request turned out to be about this operation. */
  public void begun(RoutingContext http, OperationDefinition operation) {
    metrics.begun(http, operation);
    traces.begun(http, operation);
    log.begun(http, operation);
  }

  /** A request is answered with what another one was answered with a moment ago. */
  public void cached() {
    metrics.cached();
  }

  /** A request is answered by {@code Answers}; it need not have become an operation. */
  public void answered(RoutingContext http, List<GraphQLError> errors) {
    metrics.answered(http, errors);
    traces.answered(http, errors);
  }
}
