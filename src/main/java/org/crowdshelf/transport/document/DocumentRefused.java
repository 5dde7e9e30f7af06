package org.crowdshelf.transport.document;

import graphql.GraphQLError;
import java.util.List;
import org.crowdshelf.shared.error.ErrorCode;

/** Thrown for a document that is not executed; carries every error found in it. */
public final class DocumentRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<GraphQLError> errors;

  DocumentRefused(List<? extends GraphQLError> errors) {
    // No stack trace: the client's document is wrong, not the service.
    super(null, null, false, false);
    this.errors = List.copyOf(errors);
  }

  /** A document that exceeds a limit. */
  static DocumentRefused over(ErrorCode code, long max) {
    return new DocumentRefused(List.of(new LimitExceeded(code, max)));
  }

  /** A document in which a fragment spreads itself. */
  static DocumentRefused fragmentCycle() {
    return new DocumentRefused(
        List.of(new LimitExceeded(ErrorCode.GRAPHQL_VALIDATION_FAILED, "FRAGMENT_CYCLE", 0)));
  }

  public List<GraphQLError> errors() {
    return errors;
  }
}
