package org.crowdshelf.transport.engine;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/**
 * Provides the fetchers. Those of SmallRye describe the whole selection as JSON for each field,
 * which took most of the time of a page.
 */
public final class FieldFetchers implements DataFetcherService {

  // Has precedence over the service of the framework, whose priority is 1.
  private static final int FIRST = 0;

  @Override
  public Integer getPriority() {
    return FIRST;
  }

  // null selects the fetcher of SmallRye.
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
