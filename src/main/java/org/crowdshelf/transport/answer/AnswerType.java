package org.crowdshelf.transport.answer;

import java.util.Locale;

/**
 * The two media types of answers. They differ in the HTTP status of a request that was not
 * executed.
 */
public enum AnswerType {
  /**
   * A well-formed request gets 200, because clients and proxies older than the draft rely on it.
   */
  JSON("application/json"),
  /** A request that was not executed gets 400. */
  GRAPHQL_RESPONSE("application/graphql-response+json");

  private final String mediaType;

  AnswerType(String mediaType) {
    this.mediaType = mediaType;
  }

  public String contentType() {
    return mediaType + "; charset=utf-8";
  }

  /** The status of a request that was not executed because of its document or variables. */
  int statusOfRequestError() {
    return this == JSON ? 200 : 400;
  }

  /**
   * The type that an Accept header prefers, by its weights and then by its order; null if it
   * accepts neither. A missing header and a wildcard mean application/json.
   */
  public static AnswerType accepted(String accept) {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    AnswerType best = null;
    double bestWeight = 0;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
      String[] parts = range.split(";");
      AnswerType type = of(parts[0].trim());
      double weight = weight(parts);
      if (type != null && weight > bestWeight) {
        best = type;
        bestWeight = weight;
      }
    }
    return best;
  }

  private static AnswerType of(String range) {
    return switch (range) {
      case "application/graphql-response+json" -> GRAPHQL_RESPONSE;
      case "application/json", "application/*", "*/*" -> JSON;
      default -> null;
    };
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException malformed) {
          return 0;
        }
      }
      if (parameter.startsWith("charset=") && !parameter.contains("utf-8")) {
        return 0;
      }
    }
    return 1;
  }
}
