package org.crowdshelf.transport.http;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.document.DocumentRefused;
import org.crowdshelf.transport.rate.RefusedTokens;
import org.crowdshelf.transport.request.RequestRefused;

/** Answers requests that a step, sign-in or the server refused. */
@ApplicationScoped
class FailureAnswers {

  private static final String RETRY_SIGN_IN_SECONDS = "5";

  private final Answers answers;
  private final RefusedTokens tokens;

  FailureAnswers(Answers answers, RefusedTokens tokens) {
    this.answers = answers;
    this.tokens = tokens;
  }

  /** Answers a request whose route failed. */
  void send(RoutingContext http) {
    if (http.statusCode() == 400) {
      // The server itself refused the request before any step: it has no Host header.
      answers.send(http, RequestRefused.malformed("ADDRESS"));
      return;
    }
    send(http, http.failure());
  }

  /** Answers a request for which a step failed like this. */
  void send(RoutingContext http, Throwable failure) {
    if (failure instanceof RequestRefused refused) {
      if (refused.status() == 405) {
        http.response().putHeader(HttpHeaders.ALLOW, "POST");
      }
      answers.send(http, refused);
    } else if (failure instanceof DocumentRefused refused) {
      answers.send(http, refused.errors());
    } else if (failure instanceof AuthenticationException && !DatabaseUnavailable.is(failure)) {
      // The headers hold the challenge already; the reason stays in the log.
      answers.send(http, tokens.answer(http, failure));
    } else if (failure instanceof OIDCException) {
      // The issuer's keys were never loaded, so no token can be verified.
      http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SIGN_IN_SECONDS);
      answers.send(http, RequestRefused.with(503, ErrorCode.SIGN_IN_UNAVAILABLE));
    } else {
      answers.send(http, failure);
    }
  }
}
