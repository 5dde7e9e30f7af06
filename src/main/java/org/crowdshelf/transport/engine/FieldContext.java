package org.crowdshelf.transport.engine;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.context.SmallRyeContext;

/**
 * What an API method can ask about its field, told when asked. The engine's own describes the
 * selection as JSON beforehand; {@code unwrap(DataFetchingEnvironment.class)} tells it here.
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
