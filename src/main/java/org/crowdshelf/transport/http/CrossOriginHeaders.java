package org.crowdshelf.transport.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.crowdshelf.shared.text.Origins;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages of the configured origins read answers (CORS). Any other origin gets its answer
 * without these headers, and the browser keeps the answer from the page; the libraries' filters
 * answer 403 instead, see decision 0016.
 */
@ApplicationScoped
class CrossOriginHeaders {

  private static final String REQUEST_HEADERS =
      String.join(
          ", ",
          "Accept",
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "If-None-Match",
          // Sent by tools for traces and by GraphQL clients.
          "traceparent",
          "tracestate",
          "baggage",
          "sentry-trace",
          "x-requested-with",
          "apollographql-client-name",
          "apollographql-client-version");

  private final Origins origins;

  CrossOriginHeaders(
      @ConfigProperty(name = "crowdshelf.cors.origins") Optional<List<String>> origins) {
    this.origins = Origins.of(origins.orElse(List.of()));
  }

  void add(RoutingContext http) {
    String origin = http.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || !origins.contain(origin)) {
      return;
    }
    MultiMap headers =
        http.response()
            .headers()
            .add("Access-Control-Allow-Origin", origin)
            .add("Access-Control-Expose-Headers", "ETag, Retry-After, WWW-Authenticate");
    if (http.request().method().equals(HttpMethod.OPTIONS)) {
      headers
          .add("Access-Control-Allow-Methods", "GET, POST")
          .add("Access-Control-Allow-Headers", REQUEST_HEADERS)
          .add("Access-Control-Max-Age", "7200");
    }
  }
}
