package org.crowdshelf.transport.observe;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reports an operation to operators: metrics, trace, name in the log. */
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

  /** Reports that the operation of a request is known. */
  public void begun(RoutingContext http, OperationDefinition operation) {
    metrics.begun(http, operation);
    traces.begun(http, operation);
    log.begun(http, operation);
  }

  /** Reports an answer from the public cache. */
  public void cached() {
    metrics.cached();
  }

  /** Reports an answer; the request may not have an operation. */
  public void answered(RoutingContext http, List<GraphQLError> errors) {
    metrics.answered(http, errors);
    traces.answered(http, errors);
  }
}
