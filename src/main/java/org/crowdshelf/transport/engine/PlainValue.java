package org.crowdshelf.transport.engine;

import graphql.GraphQLContext;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Completes values of one type without waiting. */
interface PlainValue {

  /**
   * The completed value; may be null.
   *
   * @param value not null
   * @throws RuntimeException if the standard strategy has to report an error
   */
  Object complete(Object value, GraphQLContext context, Locale locale);

  /** A value and whether it may be null. */
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
   * Thrown to hand over to the standard strategy. It has no stack trace, because invalid data can
   * cause it often.
   */
  final class UnexpectedValue extends RuntimeException {

    UnexpectedValue() {
      super(null, null, false, false);
    }
  }
}
