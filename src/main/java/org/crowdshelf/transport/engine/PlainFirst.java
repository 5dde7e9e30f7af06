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
 * Completes objects whose fields are all read from their parents in one go, where the engine's own
 * strategy builds a dozen objects for each of their fields, for whoever may look at them. Whatever
 * is not as expected, a null or a value that a type does not take, is left to the engine's own: it
 * does the same once more and tells what there is to tell. See decision 0013.
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
    // What loads for many parents goes by how many fields of theirs were fetched.
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
        // To the engine it is a leaf: nothing in it is waited for or loaded.
        return new FieldValueInfo(CompleteValueType.SCALAR, value);
      }
    }
    return super.completeValue(context, parameters);
  }

  // null where the engine's own strategy has something to tell about it.
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
