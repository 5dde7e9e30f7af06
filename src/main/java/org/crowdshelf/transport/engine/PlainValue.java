package org.crowdshelf.transport.engine;

import graphql.GraphQLContext;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How a value of one type becomes a part of an answer, where nothing in it is waited for. */
interface PlainValue {

  /**
   * A value as the answer holds it; null where there is none.
   *
   * @param value not null
   * @throws RuntimeException where an error has to be told
   */
  Object complete(Object value, GraphQLContext context, Locale locale);

  /** A value that is null in its place, or must not be. */
  record Part(PlainValue value, boolean required) {

    Object complete(Object part, GraphQLContext context, Locale locale) {
      Object completed = part == null ? null : value.complete(part, context, locale);
      if (completed == null && required) {
        throw new UnexpectedValue();
      }
      return completed;
    }
  }

  /** A scalar. */
  record Scalar(GraphQLScalarType type) implements PlainValue {

    @Override
    public Object complete(Object value, GraphQLContext context, Locale locale) {
      return type.getCoercing().serialize(value, context, locale);
    }
  }

  /** A value of an enum. */
  record Constant(GraphQLEnumType type) implements PlainValue {

    @Override
    public Object complete(Object value, GraphQLContext context, Locale locale) {
      return type.serialize(value, context, locale);
    }
  }

  /** A list. */
  record Elements(Part element) implements PlainValue {

    @Override
    public Object complete(Object value, GraphQLContext context, Locale locale) {
      if (!(value instanceof Collection<?> values)) {
        throw new UnexpectedValue();
      }
      List<Object> completed = new ArrayList<>(values.size());
      for (Object one : values) {
        completed.add(element.complete(one, context, locale));
      }
      return completed;
    }
  }

  /**
   * Where the engine's own strategy has to look; thrown often by who sends wrong data, so light.
   */
  final class UnexpectedValue extends RuntimeException {

    UnexpectedValue() {
      super(null, null, false, false);
    }
  }
}
