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

/** A span for each field that is waited for; one that is only read from its parent has none. */
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
      // A span that is never ended is never sent.
      return value instanceof CompletionStage<?> loading
          ? loading.whenComplete((loaded, failure) -> end(span, failure))
          : value;
    }
  }

  // What the failure says may quote what the client sent.
  private static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
