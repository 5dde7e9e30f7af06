package org.crowdshelf.transport;

import graphql.execution.AbortExecutionException;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/** An operation that asks for more than a limit; refused before anything is fetched. */
abstract sealed class LimitExceeded extends AbortExecutionException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final int max;

  private LimitExceeded(ErrorCode code, int max) {
    this.code = code;
    this.max = max;
  }

  ErrorCode code() {
    return code;
  }

  Map<String, String> params() {
    return Map.of("max", Integer.toString(max));
  }

  static final class TooDeep extends LimitExceeded {
    private static final long serialVersionUID = 1;

    TooDeep(int max) {
      super(ErrorCode.QUERY_TOO_DEEP, max);
    }
  }
}
