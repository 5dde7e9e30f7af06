package org.crowdshelf.transport.engine;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads a field from its parent alone: it knows no arguments, waits for nothing, and tells the same
 * however often it is asked. What all such fields of an answer need is done by {@link PlainFirst}.
 */
interface PlainFetcher extends LightDataFetcher<Object> {

  /** The field's value of this parent, in the operation's language. */
  Object read(Object parent, Locale locale);

  @Override
  default Object get(
      GraphQLFieldDefinition field, Object parent, Supplier<DataFetchingEnvironment> environment) {
    return read(parent, environment.get().getLocale());
  }

  @Override
  default Object get(DataFetchingEnvironment environment) {
    return read(environment.getSource(), environment.getLocale());
  }
}
