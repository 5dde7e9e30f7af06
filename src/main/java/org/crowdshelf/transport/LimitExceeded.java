package org.crowdshelf.transport;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/** A document that asks for more than it may; refused before anything is fetched. */
final class LimitExceeded extends AbortExecutionException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String messageKey;
  private final long max;

  LimitExceeded(ErrorCode code, long max) {
    this(code, code.name(), max);
  }

  private LimitExceeded(ErrorCode code, String messageKey, long max) {
    super(messageKey);
    this.code = code;
    this.messageKey = messageKey;
    this.max = max;
  }

  static LimitExceeded fragmentCycle() {
    return new LimitExceeded(ErrorCode.GRAPHQL_VALIDATION_FAILED, "FRAGMENT_CYCLE", 0);
  }

  ErrorCode code() {
    return code;
  }

  String messageKey() {
    return messageKey;
  }

  Map<String, String> params() {
    return Map.of("max", Long.toString(max));
  }
}
