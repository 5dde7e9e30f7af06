package org.crowdshelf.transport.engine;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/**
 * Gives the engine its fetchers. Its own describe the whole selection to each of them as JSON,
 * which took most of the time of a page; ours fetch, and nothing else.
 */
public final class FieldFetchers implements DataFetcherService {

  // Asked before the framework's own service, which has 1.
  private static final int FIRST = 0;

  @Override
  public Integer getPriority() {
    return FIRST;
  }

  // null leaves a field to the engine's own fetcher.
  @Override
  @SuppressWarnings("rawtypes")
  public PlugableDataFetcher getFieldDataFetcher(Field field, Type type, Reference owner) {
    return PropertyFetcher.of(field, owner).orElse(null);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public PlugableBatchableDataFetcher getUniDataFetcher(Operation operation, Type type) {
    return new MethodFetcher(operation);
  }
}
