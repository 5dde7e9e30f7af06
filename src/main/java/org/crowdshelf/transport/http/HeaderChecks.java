package org.crowdshelf.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.pool.DatabaseWatch;
import org.crowdshelf.transport.answer.AnswerType;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.rate.RefusedTokens;
import org.crowdshelf.transport.request.Credentials;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/**
 * Checks the headers of a request before sign-in: media types, size, credentials, method. A request
 * that fails here is answered at once; so is every request while the database is unreachable.
 */
@ApplicationScoped
class HeaderChecks {

  private static final String ALLOWED_METHODS = "GET, HEAD, POST, OPTIONS";

  private final Answers answers;
  private final LimitsConfig limits;
  private final CrossOriginHeaders crossOrigin;
  private final DatabaseWatch database;
  private final Shutdown stopping;
  private final RefusedTokens tokens;

  HeaderChecks(
      Answers answers,
      LimitsConfig limits,
      DatabaseWatch database,
      Shutdown stopping,
      RefusedTokens tokens,
      CrossOriginHeaders crossOrigin) {
    this.answers = answers;
    this.limits = limits;
    this.database = database;
    this.stopping = stopping;
    this.tokens = tokens;
    this.crossOrigin = crossOrigin;
  }

  /** Hands the request on, or answers it. */
  void pass(RoutingContext http) {
    crossOrigin.add(http);
    if (stopping.begun()) {
      // The connection is closed soon; a client that keeps it would lose its next request.
      http.response().putHeader(HttpHeaders.CONNECTION, "close");
    }
    if (http.request().method().equals(HttpMethod.OPTIONS)) {
      http.response().putHeader(HttpHeaders.ALLOW, ALLOWED_METHODS).setStatusCode(204).end();
      return;
    }
    try {
      check(http);
    } catch (RequestRefused refused) {
      if (refused.code() == ErrorCode.PAYLOAD_TOO_LARGE) {
        http.response().putHeader(HttpHeaders.CONNECTION, "close");
      }
      answers.send(
          http,
          refused.code() == ErrorCode.UNAUTHENTICATED ? tokens.answer(http, refused) : refused);
      return;
    }
    if (database.isLost()) {
      answers.sendUnavailable(http);
      return;
    }
    http.next();
  }

  private void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    AnswerType type = AnswerType.accepted(request.getHeader(HttpHeaders.ACCEPT));
    if (type == null) {
      throw RequestRefused.with(406, ErrorCode.NOT_ACCEPTABLE);
    }
    Answers.type(http, type);
    Credentials.check(http);
    if (request.headers().contains(HttpHeaders.UPGRADE)
        && request.getHeader(HttpHeaders.UPGRADE).equalsIgnoreCase("websocket")) {
      throw RequestRefused.malformed("WEB_SOCKET");
    }
    if (request.method().equals(HttpMethod.POST)) {
      checkBody(request);
    } else if (!request.method().equals(HttpMethod.GET)
        && !request.method().equals(HttpMethod.HEAD)) {
      http.response().putHeader(HttpHeaders.ALLOW, ALLOWED_METHODS);
      throw RequestRefused.with(405, ErrorCode.METHOD_NOT_ALLOWED);
    }
  }

  // A browser sends text and forms from any site without a preflight request, but not JSON.
  private void checkBody(HttpServerRequest request) {
    if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))
        || request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      throw RequestRefused.with(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long max = limits.body().asLongValue();
    if (length != null && Long.parseLong(length) > max) {
      throw RequestRefused.with(413, ErrorCode.PAYLOAD_TOO_LARGE, max);
    }
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
    for (int i = 1; i < parts.length; i++) {
      String charset = parts[i].trim().replace("\"", "");
      if (charset.startsWith("charset=") && !charset.equals("charset=utf-8")) {
        return false;
      }
    }
    return parts[0].trim().equals("application/json");
  }
}
