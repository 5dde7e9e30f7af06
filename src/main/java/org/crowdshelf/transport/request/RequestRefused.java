package org.crowdshelf.transport.request;

import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * Thrown for a request that is not executed; carries the HTTP status and the error of the answer.
 */
public final class RequestRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final ErrorCode code;
  private final String messageKey;
  private final transient Map<String, String> params;

  private RequestRefused(
      int status, ErrorCode code, String messageKey, Map<String, String> params) {
    // No stack trace: the client's request is wrong, not the service.
    super(code.name(), null, false, false);
    this.status = status;
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
  }

  public static RequestRefused with(int status, ErrorCode code) {
    return new RequestRefused(status, code, code.name(), Map.of());
  }

  public static RequestRefused with(int status, ErrorCode code, long max) {
    return new RequestRefused(status, code, code.name(), Map.of("max", Long.toString(max)));
  }

  /** 429 with the seconds to wait. */
  public static RequestRefused rateLimited(long seconds) {
    return new RequestRefused(
        429,
        ErrorCode.RATE_LIMITED,
        ErrorCode.RATE_LIMITED.name(),
        Map.of("seconds", Long.toString(seconds)));
  }

  /**
   * 400 for a body or query string that is not a GraphQL request; {@code what} selects the message.
   */
  public static RequestRefused malformed(String what) {
    return new RequestRefused(400, ErrorCode.BAD_REQUEST, "BAD_REQUEST." + what, Map.of());
  }

  public int status() {
    return status;
  }

  public ErrorCode code() {
    return code;
  }

  public String messageKey() {
    return messageKey;
  }

  public Map<String, String> params() {
    return params;
  }
}
