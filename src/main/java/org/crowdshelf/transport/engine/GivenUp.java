package org.crowdshelf.transport.engine;

import graphql.ExecutionInput;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;

/** Fetches nothing more for an operation whose time is over. */
public final class GivenUp extends SimplePerformantInstrumentation {

  /** Gives an operation up. */
  public static void mark(ExecutionInput input) {
    input.getGraphQLContext().put(GivenUp.class, true);
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      InstrumentationState state) {
    return !parameters.isTrivialDataFetcher()
            && parameters.getExecutionContext().getGraphQLContext().getBoolean(GivenUp.class, false)
        ? refused -> {
          throw new AbortExecutionException();
        }
        : fetcher;
  }
}
