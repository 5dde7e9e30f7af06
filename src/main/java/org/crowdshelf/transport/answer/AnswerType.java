package org.crowdshelf.transport.answer;

import java.util.Locale;

/** The two media types of answers. They differ in when a failed request is an HTTP failure. */
public enum AnswerType {
  /** Everything well-formed is 200: clients and proxies from before the draft rely on it. */
  JSON("application/json"),
  /** A request that was not executed is 400. */
  GRAPHQL_RESPONSE("application/graphql-response+json");

  private final String mediaType;

  AnswerType(String mediaType) {
    this.mediaType = mediaType;
  }

  public String contentType() {
    return mediaType + "; charset=utf-8";
  }

  /** The status of a request that was not executed for what its document or variables say. */
  int statusOfRequestError() {
    return this == JSON ? 200 : 400;
  }

  /**
   * The type that an Accept header prefers, by its weights, then by its order; null where it takes
   * neither. Without a header, and for wildcards, application/json.
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
