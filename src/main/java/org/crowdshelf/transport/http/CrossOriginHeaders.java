package org.crowdshelf.transport.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages of the configured origins read answers (CORS). Any other origin gets its answer
 * without these headers, and the browser keeps the answer from the page; the libraries' filters
 * answer 403 instead, see decision 0016.
 */
@ApplicationScoped
class CrossOriginHeaders {

  private final Set<String> origins;

  CrossOriginHeaders(
      @ConfigProperty(name = "crowdshelf.cors.origins") Optional<List<String>> origins) {
    this.origins = Set.copyOf(origins.orElse(List.of()));
  }

  void add(RoutingContext http) {
    String origin = http.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || !origins.contains(origin)) {
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
          .add(
              "Access-Control-Allow-Headers",
              "Accept, Accept-Language, Authorization, Content-Type, If-None-Match")
          .add("Access-Control-Max-Age", "7200");
    }
  }
}
