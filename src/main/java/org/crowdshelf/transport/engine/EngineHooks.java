package org.crowdshelf.transport.engine;

import graphql.schema.GraphQLSchema;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.spi.EventingService;
import java.util.function.UnaryOperator;

/**
 * Hands the schema to a bean while SmallRye builds it. SmallRye keeps this class over live reloads,
 * so the class uses JDK and GraphQL Java types only.
 */
public final class EngineHooks implements EventingService {

  static final String SCHEMA = "crowdshelf-engine-schema";

  @Override
  public String getConfigKey() {
    // null means that no setting switches this service off.
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
