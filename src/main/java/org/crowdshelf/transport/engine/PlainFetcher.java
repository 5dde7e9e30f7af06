package org.crowdshelf.transport.engine;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads a field from its parent: it takes no arguments, does not wait, and always returns the same
 * value. {@link PlainFirst} completes objects that have only such fields.
 */
interface PlainFetcher extends LightDataFetcher<Object> {

  /** The value of the field of this parent, in the language of the operation. */
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
