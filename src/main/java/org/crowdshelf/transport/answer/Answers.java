package org.crowdshelf.transport.answer;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.transport.engine.ClientError;
import org.crowdshelf.transport.engine.ErrorAnswers;
import org.crowdshelf.transport.observe.Observation;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the answers of operations and of requests that were not executed. */
@ApplicationScoped
public class Answers {

  private static final String TYPE = AnswerType.class.getName();

  // Clients of Apollo and urql send the document again when they read exactly this message.
  private static final String PERSISTED_QUERY_NOT_FOUND = "PersistedQueryNotFound";

  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER_SECONDS = "1";

  private final Language fallback;
  private final Observation observation;
  private final UnsentAnswers unsent;
  private final long max;

  Answers(
      @ConfigProperty(name = "crowdshelf.language") String language,
      Observation observation,
      UnsentAnswers unsent,
      LimitsConfig limits) {
    this.fallback = Language.ofTag(language).orElseThrow();
    this.observation = observation;
    this.unsent = unsent;
    this.max = limits.answer().asLongValue();
  }

  /** Stores the negotiated media type of this request. */
  public static void type(RoutingContext http, AnswerType type) {
    http.put(TYPE, type);
  }

  public static AnswerType type(RoutingContext http) {
    AnswerType type = http.get(TYPE);
    return type == null ? AnswerType.JSON : type;
  }

  public Language language(RoutingContext http) {
    return Language.negotiate(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE), fallback);
  }

  /** Sends the result of an operation; 400 if it was not executed and the media type wants that. */
  public void send(RoutingContext http, ExecutionResult result, Map<String, ?> extensions) {
    boolean executed = result.isDataPresent();
    int status = executed ? 200 : type(http).statusOfRequestError();
    send(http, isUnavailable(result) ? UNAVAILABLE : status, result, extensions);
  }

  // If the database was unreachable and every field is null, only a retry can help.
  private static boolean isUnavailable(ExecutionResult result) {
    String code = ErrorCode.UNAVAILABLE.name();
    return result.getErrors().stream().anyMatch(error -> code.equals(codeOf(error)))
        && (!(result.getData() instanceof Map<?, ?> data)
            || data.values().stream().allMatch(Objects::isNull));
  }

  private static Object codeOf(GraphQLError error) {
    return error.getExtensions() == null ? null : error.getExtensions().get("code");
  }

  /** Answers a document that was refused. */
  public void send(RoutingContext http, List<GraphQLError> errors) {
    ExecutionResult refused = ExecutionResult.newExecutionResult().errors(errors).build();
    send(http, ErrorAnswers.mapped(refused, language(http)), Map.of());
  }

  /** Answers a request that was refused; {@code extensions.retryAfter} repeats Retry-After. */
  public void send(RoutingContext http, RequestRefused refused) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", refused.code().name());
    String retryAfter = retryAfter(http, refused.status());
    if (retryAfter != null) {
      extensions.put("retryAfter", Integer.valueOf(retryAfter));
    }
    GraphQLError error = new ClientError(message(http, refused), null, null, extensions);
    send(
        http,
        refused.status(),
        ExecutionResult.newExecutionResult().addError(error).build(),
        Map.of());
  }

  private static String retryAfter(RoutingContext http, int status) {
    String told = http.response().headers().get(HttpHeaders.RETRY_AFTER);
    return told == null && status == UNAVAILABLE ? RETRY_AFTER_SECONDS : told;
  }

  private String message(RoutingContext http, RequestRefused refused) {
    return refused.code() == ErrorCode.PERSISTED_QUERY_NOT_FOUND
        ? PERSISTED_QUERY_NOT_FOUND
        : Messages.text(language(http), refused.messageKey(), refused.params());
  }

  /** Answers an operation whose time is over; it may have taken effect. */
  public void sendTimeout(RoutingContext http) {
    GraphQLError error =
        error(ErrorCode.TIMEOUT, Messages.text(language(http), ErrorCode.TIMEOUT.name(), Map.of()));
    ExecutionResult given = ExecutionResult.newExecutionResult().data(null).addError(error).build();
    send(http, 200, given, Map.of());
  }

  /** Answers while the database is unreachable; the client may retry. */
  public void sendUnavailable(RoutingContext http) {
    send(http, RequestRefused.with(UNAVAILABLE, ErrorCode.UNAVAILABLE));
  }

  /**
   * Answers a failure outside of an operation: a fault of the service, or an unreachable database.
   */
  public void send(RoutingContext http, Throwable failure) {
    if (DatabaseUnavailable.is(failure)) {
      sendUnavailable(http);
      return;
    }
    GraphQLError fault = ErrorAnswers.fault(language(http), failure);
    send(http, 500, ExecutionResult.newExecutionResult().addError(fault).build(), Map.of());
  }

  private static GraphQLError error(ErrorCode code, String message) {
    return new ClientError(message, null, null, Map.of("code", code.name()));
  }

  private void send(
      RoutingContext http, int status, ExecutionResult result, Map<String, ?> extensions) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed()) {
      return;
    }
    observation.answered(http, result.getErrors());
    if (status == UNAVAILABLE && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
      response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type(http).contentType());
    unsent.end(http, written(http, result, extensions));
  }

  private Buffer written(RoutingContext http, ExecutionResult result, Map<String, ?> extensions) {
    try {
      return write(result, extensions);
    } catch (AnswerWriter.AnswerTooLarge tooLarge) {
      return write(tooLarge(language(http)), Map.of());
    }
  }

  /**
   * The bytes of an answer.
   *
   * @throws AnswerWriter.AnswerTooLarge if it exceeds crowdshelf.limits.answer
   */
  public Buffer write(ExecutionResult result, Map<String, ?> extensions) {
    return AnswerWriter.write(result, extensions, max);
  }

  /** Ends a response with bytes that were written before. */
  public void end(RoutingContext http, Buffer body) {
    unsent.end(http, body);
  }

  /** Sends that an answer exceeds its limit. */
  public void sendTooLarge(RoutingContext http) {
    send(http, 200, tooLarge(language(http)), Map.of());
  }

  private ExecutionResult tooLarge(Language language) {
    String message =
        Messages.text(
            language, ErrorCode.ANSWER_TOO_LARGE.name(), Map.of("max", Long.toString(max)));
    return ExecutionResult.newExecutionResult()
        .data(null)
        .addError(error(ErrorCode.ANSWER_TOO_LARGE, message))
        .build();
  }
}
