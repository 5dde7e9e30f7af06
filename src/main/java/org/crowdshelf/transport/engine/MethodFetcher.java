package org.crowdshelf.transport.engine;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.crowdshelf.shared.input.EmptyTexts;
import org.dataloader.BatchLoaderEnvironment;

/** Calls the API method of a field in the request scope of the operation. */
final class MethodFetcher implements PlugableBatchableDataFetcher<Object, Object> {

  private final Method method;
  private final ArgumentHelper arguments;
  private final int contextPlace;
  // The API bean lives as long as the schema.
  private Object api;

  MethodFetcher(Operation operation) {
    this.method = new OperationInvoker(operation).getMethod();
    this.arguments = new ArgumentHelper(operation.getArguments());
    this.contextPlace = Arrays.asList(method.getParameterTypes()).indexOf(Context.class);
  }

  @Override
  public Object get(DataFetchingEnvironment sent) throws Exception {
    DataFetchingEnvironment environment = EmptyTexts.asNull(sent);
    ManagedContext scope = Arc.container().requestContext();
    if (scope.isActive()) {
      return fetch(environment);
    }
    scope.activate(environment.getGraphQlContext().<ContextState>get(Engine.REQUEST_SCOPE));
    try {
      return fetch(environment);
    } finally {
      scope.deactivate();
    }
  }

  private Object fetch(DataFetchingEnvironment environment) throws Exception {
    try {
      Uni<?> value = (Uni<?>) method.invoke(api(), arguments(environment));
      CompletableFuture<Object> fetched = new CompletableFuture<>();
      value.subscribe().with(fetched::complete, fetched::completeExceptionally);
      return fetched;
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw thrown;
    } catch (AbstractDataFetcherException malformed) {
      return malformed.appendDataFetcherResult(DataFetcherResult.newResult(), environment).build();
    }
  }

  private Object[] arguments(DataFetchingEnvironment environment)
      throws AbstractDataFetcherException {
    Object[] values = arguments.getArguments(environment).toArray();
    if (contextPlace >= 0) {
      values[contextPlace] = new FieldContext(environment);
    }
    return values;
  }

  private Object api() {
    if (api == null) {
      api = Arc.container().instance(method.getDeclaringClass()).get();
    }
    return api;
  }

  /** Batches of SmallRye are not used; see {@link org.crowdshelf.shared.batching.Batches}. */
  @Override
  public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
    throw new UnsupportedOperationException(method.toString());
  }
}
