package org.crowdshelf.transport.document;

import graphql.GraphQLError;
import java.util.List;

/** A document that is not executed, with all that is wrong with it. */
public final class DocumentRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<GraphQLError> errors;

  public DocumentRefused(GraphQLError error) {
    this(List.of(error));
  }

  public DocumentRefused(List<? extends GraphQLError> errors) {
    super(null, null, false, false);
    this.errors = List.copyOf(errors);
  }

  public List<GraphQLError> errors() {
    return errors;
  }
}
