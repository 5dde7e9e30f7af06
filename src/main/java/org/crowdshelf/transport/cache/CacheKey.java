package org.crowdshelf.transport.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.transport.answer.AnswerType;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.request.GraphQLRequest;

/**
 * Everything that an answer without a token depends on, except time: equal keys may get the same
 * bytes.
 *
 * @param variables as JSON with sorted keys and without spaces
 * @param cost whether the answer contains the cost of the operation
 */
public record CacheKey(
    String query,
    String operationName,
    String variables,
    boolean cost,
    Language language,
    AnswerType type) {

  private static final ObjectWriter CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build().writer();

  /** The key of a request; null if it has an Authorization header, valid or not. */
  public static CacheKey of(RoutingContext http, GraphQLRequest request, Language language) {
    if (http.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
      return null;
    }
    return new CacheKey(
        request.query(),
        request.operationName() == null ? "" : request.operationName(),
        canonical(request.variables()),
        request.asksForCost(),
        language,
        Answers.type(http));
  }

  /** The approximate size in bytes. */
  int weight() {
    return 2 * (query.length() + operationName.length() + variables.length());
  }

  private static String canonical(Map<String, Object> variables) {
    try {
      return variables.isEmpty() ? "" : CANONICAL.writeValueAsString(variables);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
