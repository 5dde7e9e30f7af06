package org.crowdshelf.transport;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.crowdshelf.shared.language.Language;
import org.dataloader.DataLoaderRegistry;
import org.eclipse.microprofile.config.ConfigProvider;

/** What happens around each operation: its language, its loaders, its limits, its errors. */
@ApplicationScoped
@Named(EngineHooks.EXECUTION)
class EngineExecution implements UnaryOperator<GraphQL.Builder> {

  static final int MAX_DEPTH = 12;

  @Override
  public GraphQL.Builder apply(GraphQL.Builder builder) {
    return builder
        .preparsedDocumentProvider(new DocumentCache())
        .instrumentation(new ChainedInstrumentation(List.of(new AroundOperation(), new Depth())));
  }

  private static final class AroundOperation extends SimplePerformantInstrumentation {

    @Override
    public ExecutionInput instrumentExecutionInput(
        ExecutionInput input,
        InstrumentationExecutionParameters parameters,
        InstrumentationState state) {
      Locale locale = language(input).locale();
      // Loaders live as long as their operation; without a registry of its own it could have none.
      return input.transform(
          builder -> builder.locale(locale).dataLoaderRegistry(new DataLoaderRegistry()));
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
        ExecutionResult result,
        InstrumentationExecutionParameters parameters,
        InstrumentationState state) {
      return CompletableFuture.completedFuture(
          result.getErrors().isEmpty()
              ? result
              : ErrorAnswers.mapped(result, language(parameters.getExecutionInput())));
    }

    private static Language language(ExecutionInput input) {
      Map<String, List<String>> headers = input.getGraphQLContext().get("httpHeaders");
      String wanted =
          headers == null
              ? null
              : headers.entrySet().stream()
                  .filter(header -> header.getKey().equalsIgnoreCase("Accept-Language"))
                  .map(header -> String.join(",", header.getValue()))
                  .findFirst()
                  .orElse(null);
      return Language.negotiate(wanted, Language.ofTag(defaultLanguage()).orElseThrow());
    }

    private static String defaultLanguage() {
      return ConfigProvider.getConfig().getValue("crowdshelf.language", String.class);
    }
  }

  private static final class Depth extends MaxQueryDepthInstrumentation {
    Depth() {
      super(MAX_DEPTH);
    }

    @Override
    protected AbortExecutionException mkAbortException(int depth, int maxDepth) {
      return new LimitExceeded.TooDeep(maxDepth);
    }
  }
}
