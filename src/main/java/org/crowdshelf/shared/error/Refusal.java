package org.crowdshelf.shared.error;

import java.util.HashMap;
import java.util.Map;

/** Ends an operation with a top-level error; nothing that it did before is kept. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final String messageKey;
  private final transient Map<String, String> params;

  private Refusal(ErrorCode code, String messageKey, Map<String, String> params) {
    // No stack trace: a refusal is an answer, not a fault.
    super(code.name(), null, false, false);
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
  }

  /** Nobody is signed in. */
  public static Refusal unauthenticated() {
    return new Refusal(ErrorCode.UNAUTHENTICATED, "UNAUTHENTICATED", Map.of());
  }

  /** The signed-in person lacks the right. */
  public static Refusal forbidden() {
    return new Refusal(ErrorCode.FORBIDDEN, "FORBIDDEN", Map.of());
  }

  /** It does not exist, or the person may not know of it. */
  public static Refusal notFound() {
    return new Refusal(ErrorCode.NOT_FOUND, "NOT_FOUND", Map.of());
  }

  /** An argument is out of range; its text is {@code BAD_USER_INPUT.<rule>}. */
  public static Refusal badInput(String rule, String argument, Map<String, String> params) {
    Map<String, String> all = new HashMap<>(params);
    all.put("argument", argument);
    return new Refusal(ErrorCode.BAD_USER_INPUT, "BAD_USER_INPUT." + rule, Map.copyOf(all));
  }

  /** The code that clients see. */
  public ErrorCode code() {
    return code;
  }

  /** The message's key in the bundles. */
  public String messageKey() {
    return messageKey;
  }

  /** The message's parameters. */
  public Map<String, String> params() {
    return params;
  }
}
