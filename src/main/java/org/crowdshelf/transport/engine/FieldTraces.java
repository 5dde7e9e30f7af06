package org.crowdshelf.transport.engine;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;

/**
 * Creates a span for each field that waits for a result, and no span for a field that is read from
 * its parent.
 */
final class FieldTraces extends SimplePerformantInstrumentation {

  private final Tracer tracer;

  FieldTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      InstrumentationState state) {
    return parameters.isTrivialDataFetcher() ? fetcher : field -> fetch(fetcher, field);
  }

  private Object fetch(DataFetcher<?> fetcher, DataFetchingEnvironment field) throws Exception {
    Span span =
        tracer
            .spanBuilder(
                field.getExecutionStepInfo().getObjectType().getName()
                    + "."
                    + field.getFieldDefinition().getName())
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      Object value = fetcher.get(field);
      // Only an ended span is exported.
      return value instanceof CompletionStage<?> loading
          ? loading.whenComplete((loaded, failure) -> end(span, failure))
          : value;
    }
  }

  // The message of the failure may quote the input of the client, so it is left out.
  private static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
