package org.crowdshelf.transport.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.shared.database.DatabaseWatch;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.answer.AnswerType;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.rate.RefusedTokens;
import org.crowdshelf.transport.request.Credentials;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What can be said from a request's headers alone, before anybody is signed in: headers that every
 * answer carries, which origins may read answers, and what is no GraphQL over HTTP.
 */
@ApplicationScoped
class HeaderChecks {

  private static final String ALLOWED_METHODS = "GET, HEAD, POST, OPTIONS";

  private final Answers answers;
  private final LimitsConfig limits;
  private final Set<String> origins;
  private final DatabaseWatch database;
  private final Shutdown stopping;
  private final RefusedTokens tokens;

  HeaderChecks(
      Answers answers,
      LimitsConfig limits,
      DatabaseWatch database,
      Shutdown stopping,
      RefusedTokens tokens,
      @ConfigProperty(name = "crowdshelf.cors.origins") Optional<List<String>> origins) {
    this.answers = answers;
    this.limits = limits;
    this.database = database;
    this.stopping = stopping;
    this.tokens = tokens;
    this.origins = Set.copyOf(origins.orElse(List.of()));
  }

  /** Lets a request on, or answers it. */
  void pass(RoutingContext http) {
    http.response().headers().addAll(headers(http.request()));
    if (stopping.begun()) {
      // Whoever keeps the connection would find it closed in a moment.
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

  // A page of another site can send text and forms without being asked; JSON it cannot.
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

  private MultiMap headers(HttpServerRequest request) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("X-Content-Type-Options", "nosniff")
            .add("Referrer-Policy", "no-referrer")
            .add("X-Frame-Options", "DENY")
            .add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .add(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Origin")
            // Of all answers, those to the public that are no errors alone may be kept.
            .add(HttpHeaders.CACHE_CONTROL, "no-store");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && origins.contains(origin)) {
      headers
          .add("Access-Control-Allow-Origin", origin)
          .add("Access-Control-Expose-Headers", "ETag, Retry-After, WWW-Authenticate");
      if (request.method().equals(HttpMethod.OPTIONS)) {
        headers
            .add("Access-Control-Allow-Methods", "GET, POST")
            .add(
                "Access-Control-Allow-Headers",
                "Accept, Accept-Language, Authorization, Content-Type, If-None-Match")
            .add("Access-Control-Max-Age", "7200");
      }
    }
    return headers;
  }
}
