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
 * All that an answer to somebody without a token depends on, but for the time: equal questions may
 * get the same bytes.
 *
 * @param variables in one form, however they were written: keys sorted, no spaces
 * @param cost whether the answer tells what it cost
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

  /** The question of a request; null where it brings a token, whatever that is worth. */
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

  /** About how many bytes it takes to remember. */
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
