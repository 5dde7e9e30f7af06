package org.crowdshelf.transport.document;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * The error of a document that exceeds a limit. {@link DocumentRefused} carries it.
 *
 * @param messageKey the key of its text in the message bundles
 * @param max the limit
 */
public record LimitExceeded(ErrorCode code, String messageKey, long max) implements GraphQLError {

  private static final long serialVersionUID = 1;

  public LimitExceeded(ErrorCode code, long max) {
    this(code, code.name(), max);
  }

  /** The parameters of the text. */
  public Map<String, String> params() {
    return Map.of("max", Long.toString(max));
  }

  @Override
  public String getMessage() {
    return messageKey;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return List.of();
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.ExecutionAborted;
  }
}
