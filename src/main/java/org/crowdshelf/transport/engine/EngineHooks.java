package org.crowdshelf.transport.engine;

import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.spi.EventingService;
import java.util.function.UnaryOperator;

/**
 * Lets the beans named below at the engine while it is built. The engine finds this class once and
 * keeps it over live reloads, so it speaks to them through JDK and engine types alone.
 */
public final class EngineHooks implements EventingService {

  static final String SCHEMA = "crowdshelf-engine-schema";

  @Override
  public String getConfigKey() {
    // null: always on
    return null;
  }

  @Override
  public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
    return GraphQLSchema.newSchema(this.<GraphQLSchema>hook(SCHEMA).apply(builder.build()));
  }

  @SuppressWarnings("unchecked")
  private <T> UnaryOperator<T> hook(String name) {
    return (UnaryOperator<T>) Arc.container().instance(name).get();
  }
}
