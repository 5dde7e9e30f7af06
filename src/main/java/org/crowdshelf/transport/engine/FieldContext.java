package org.crowdshelf.transport.engine;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.context.SmallRyeContext;

/**
 * The context of a field, computed on demand. The context of SmallRye describes the whole selection
 * as JSON in advance. {@code unwrap(DataFetchingEnvironment.class)} gives the selection.
 */
final class FieldContext extends SmallRyeContext {

  FieldContext(DataFetchingEnvironment environment) {
    super(FieldContext.class.getName());
    setDataFetchingEnvironment(environment);
    setArguments(environment.getArguments());
    setSource(environment.getSource());
    setFieldName(environment.getField().getName());
  }

  @Override
  public String getPath() {
    return getDataFetchingEnvironment().getExecutionStepInfo().getPath().toString();
  }

  @Override
  public String getExecutionId() {
    return getDataFetchingEnvironment().getExecutionId().toString();
  }
}
