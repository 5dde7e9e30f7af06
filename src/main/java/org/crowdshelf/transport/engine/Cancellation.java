package org.crowdshelf.transport.engine;

import graphql.ExecutionInput;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;

/** Stops fetching for an operation whose time is over. */
public final class Cancellation extends SimplePerformantInstrumentation {

  /** Cancels an operation. */
  public static void mark(ExecutionInput input) {
    input.getGraphQLContext().put(Cancellation.class, true);
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      InstrumentationState state) {
    return !parameters.isTrivialDataFetcher()
            && parameters
                .getExecutionContext()
                .getGraphQLContext()
                .getBoolean(Cancellation.class, false)
        ? refused -> {
          throw new AbortExecutionException();
        }
        : fetcher;
  }
}
