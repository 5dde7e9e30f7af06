package org.crowdshelf.transport;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends answers: of operations, and of requests that never become one. */
@ApplicationScoped
class Answers {

  private static final String TYPE = AnswerType.class.getName();

  // Apollo's and urql's clients send the document again where an error says exactly this.
  private static final String PERSISTED_QUERY_NOT_FOUND = "PersistedQueryNotFound";

  private final Language fallback;

  Answers(@ConfigProperty(name = "crowdshelf.language") String language) {
    this.fallback = Language.ofTag(language).orElseThrow();
  }

  /** Keeps the media type that was negotiated for this request. */
  static void type(RoutingContext http, AnswerType type) {
    http.put(TYPE, type);
  }

  static AnswerType type(RoutingContext http) {
    AnswerType type = http.get(TYPE);
    return type == null ? AnswerType.JSON : type;
  }

  Language language(RoutingContext http) {
    return Language.negotiate(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE), fallback);
  }

  /** The answer of an operation, or 400 where the media type wants it for one not executed. */
  void send(RoutingContext http, ExecutionResult result, Map<String, ?> extensions) {
    boolean executed = result.isDataPresent();
    send(http, executed ? 200 : type(http).statusOfRequestError(), result, extensions);
  }

  /** A refused document. */
  void send(RoutingContext http, List<GraphQLError> errors) {
    ExecutionResult refused = ExecutionResult.newExecutionResult().errors(errors).build();
    send(http, ErrorAnswers.mapped(refused, language(http)), Map.of());
  }

  /** A refused request. */
  void send(RoutingContext http, RequestRefused refused) {
    GraphQLError error = error(refused.code(), message(http, refused));
    send(
        http,
        refused.status(),
        ExecutionResult.newExecutionResult().addError(error).build(),
        Map.of());
  }

  private String message(RoutingContext http, RequestRefused refused) {
    return refused.code() == ErrorCode.PERSISTED_QUERY_NOT_FOUND
        ? PERSISTED_QUERY_NOT_FOUND
        : Messages.text(language(http), refused.messageKey(), refused.params());
  }

  /** An operation given up; its effects, if any, are not known. */
  void sendTimeout(RoutingContext http) {
    GraphQLError error =
        error(ErrorCode.TIMEOUT, Messages.text(language(http), ErrorCode.TIMEOUT.name(), Map.of()));
    ExecutionResult given = ExecutionResult.newExecutionResult().data(null).addError(error).build();
    send(http, 200, given, Map.of());
  }

  /** A fault of ours outside of an operation. */
  void send(RoutingContext http, Throwable failure) {
    GraphQLError fault = ErrorAnswers.fault(language(http), failure);
    send(http, 500, ExecutionResult.newExecutionResult().addError(fault).build(), Map.of());
  }

  private static GraphQLError error(ErrorCode code, String message) {
    return new AnsweredError(message, null, null, Map.of("code", code.name()));
  }

  private void send(
      RoutingContext http, int status, ExecutionResult result, Map<String, ?> extensions) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type(http).contentType())
        .end(AnswerWriter.write(result, extensions));
  }
}
