package org.crowdshelf.transport.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * A request of GraphQL over HTTP. Numbers keep their exact value.
 *
 * @param query null if an id of a registered or persisted operation stands for it
 * @param operationName null if the document has only one operation
 * @param documentId the id of a registered operation; may be null
 */
public record GraphQLRequest(
    String query,
    String operationName,
    Map<String, Object> variables,
    Map<String, Object> extensions,
    String documentId) {

  private static final int MAX_NESTING = 64;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Parses the body of a POST. */
  public static GraphQLRequest ofBody(byte[] body) {
    if (body.length == 0) {
      throw RequestRefused.malformed("EMPTY");
    }
    Object value = json(body);
    if (value instanceof List) {
      throw RequestRefused.with(400, ErrorCode.BATCHING_NOT_SUPPORTED);
    }
    Map<String, Object> sent = map(value, "JSON");
    return of(
        sent.get("query"),
        sent.get("operationName"),
        sent.get("variables"),
        sent.get("extensions"),
        sent.get("documentId"));
  }

  /** Parses the query string of a GET; each parameter may occur once. */
  public static GraphQLRequest ofParameters(MultiMap parameters) {
    return of(
        single(parameters, "query"),
        single(parameters, "operationName"),
        parsed(single(parameters, "variables")),
        parsed(single(parameters, "extensions")),
        single(parameters, "documentId"));
  }

  /** The same request with its document. */
  public GraphQLRequest withQuery(String known) {
    return new GraphQLRequest(known, operationName, variables, extensions, null);
  }

  /** The same request with the text of a registered operation, and without its id. */
  public GraphQLRequest withRegistered(String text) {
    Map<String, Object> others = new HashMap<>(extensions);
    others.remove("persistedQuery");
    return new GraphQLRequest(text, operationName, variables, others, null);
  }

  /** Returns whether the answer should contain the cost. */
  public boolean asksForCost() {
    return Boolean.TRUE.equals(extensions.get("cost"));
  }

  private static GraphQLRequest of(
      Object query, Object operationName, Object variables, Object extensions, Object documentId) {
    GraphQLRequest request =
        new GraphQLRequest(
            text(query, "QUERY"),
            text(operationName, "OPERATION_NAME"),
            map(variables, "VARIABLES"),
            map(extensions, "EXTENSIONS"),
            text(documentId, "DOCUMENT_ID"));
    if (request.query == null
        && request.documentId == null
        && request.extensions.get("persistedQuery") == null) {
      throw RequestRefused.malformed("QUERY");
    }
    return request;
  }

  private static Object json(byte[] text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (IOException unreadable) {
      throw RequestRefused.malformed("JSON");
    }
  }

  private static Object parsed(String parameter) {
    return parameter == null || parameter.isEmpty()
        ? null
        : json(parameter.getBytes(StandardCharsets.UTF_8));
  }

  private static String single(MultiMap parameters, String name) {
    List<String> values = parameters.getAll(name);
    if (values.size() > 1) {
      throw RequestRefused.malformed("REPEATED");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static String text(Object value, String what) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw RequestRefused.malformed(what);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value, String what) {
    if (value == null && !what.equals("JSON")) {
      return Map.of();
    }
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw RequestRefused.malformed(what);
  }
}
