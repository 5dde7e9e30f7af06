package org.crowdshelf.shared.input;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import java.util.Map;

/** Which fields of a mutation's input the client sent: a record cannot tell null from left out. */
public final class SentFields {

  private SentFields() {}

  /** The fields of the argument {@code input}, by name. */
  public static Map<String, ?> of(Context context) {
    return context.unwrap(DataFetchingEnvironment.class).getArgument("input");
  }
}
