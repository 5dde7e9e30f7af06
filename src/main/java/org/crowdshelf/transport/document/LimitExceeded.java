package org.crowdshelf.transport.document;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/** A document that asks for more than it may; refused before anything is fetched. */
public final class LimitExceeded extends AbortExecutionException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String messageKey;
  private final long max;

  public LimitExceeded(ErrorCode code, long max) {
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

  public ErrorCode code() {
    return code;
  }

  public String messageKey() {
    return messageKey;
  }

  public Map<String, String> params() {
    return Map.of("max", Long.toString(max));
  }
}
