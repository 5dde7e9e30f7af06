package org.crowdshelf.transport.engine;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Optional;

/**
 * Completes an object in one step if all of its fields are read from their parents; the standard
 * strategy creates a dozen objects for each field. A null or a value that does not fit its type is
 * left to the standard strategy, which repeats the work and reports the error. See decision 0013.
 */
final class PlainFirst extends AsyncExecutionStrategy {

  @Override
  protected Object resolveFieldWithInfo(
      ExecutionContext context, ExecutionStrategyParameters parameters) {
    GraphQLObjectType parents =
        (GraphQLObjectType) parameters.getExecutionStepInfo().getUnwrappedNonNullType();
    Optional<PlainObject.Field> plan =
        PlainPlans.of(context, fieldCollector).field(parameters.getField(), parents);
    if (plan.isEmpty()) {
      return super.resolveFieldWithInfo(context, parameters);
    }
    Object value;
    try {
      value =
          plan.get().of(parameters.getSource(), context.getGraphQLContext(), context.getLocale());
    } catch (RuntimeException unexpected) {
      return super.resolveFieldWithInfo(context, parameters);
    }
    // Data loaders dispatch by the number of fetched fields.
    context
        .getDataLoaderDispatcherStrategy()
        .fieldFetched(context, parameters, plan.get().fetcher(), value);
    return new FieldValueInfo(CompleteValueType.SCALAR, value);
  }

  @Override
  protected FieldValueInfo completeValue(
      ExecutionContext context, ExecutionStrategyParameters parameters) {
    GraphQLType type = parameters.getExecutionStepInfo().getUnwrappedNonNullType();
    if (parameters.getSource() != null
        && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLObjectType) {
      Optional<PlainValue> plan =
          PlainPlans.of(context, fieldCollector).value(parameters.getField(), type);
      Object value = plan.isPresent() ? completed(plan.get(), context, parameters) : null;
      if (value != null) {
        // For the standard strategy the value is a leaf: nothing in it waits.
        return new FieldValueInfo(CompleteValueType.SCALAR, value);
      }
    }
    return super.completeValue(context, parameters);
  }

  // null if the standard strategy has to report an error.
  private static Object completed(
      PlainValue plan, ExecutionContext context, ExecutionStrategyParameters parameters) {
    try {
      return plan.complete(
          parameters.getSource(), context.getGraphQLContext(), context.getLocale());
    } catch (RuntimeException unexpected) {
      return null;
    }
  }
}
