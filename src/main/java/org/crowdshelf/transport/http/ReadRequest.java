package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.request.Body;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/** Reads the body or the query string, counts the request, and parses it. */
@ApplicationScoped
class ReadRequest implements Step {

  private final LimitsConfig limits;
  private final RateLimits rates;

  ReadRequest(LimitsConfig limits, RateLimits rates) {
    this.limits = limits;
    this.rates = rates;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    RoutingContext http = exchange.http();
    if (http.request().method().equals(HttpMethod.POST)) {
      return Uni.createFrom()
          .<byte[]>emitter(body -> Body.read(http, limits, body::complete, body::fail))
          .flatMap(body -> parse(exchange, next, () -> GraphQLRequest.ofBody(body)));
    }
    http.request().resume();
    return parse(exchange, next, () -> GraphQLRequest.ofParameters(parameters(http)));
  }

  private Uni<Void> parse(Exchange exchange, Next next, Supplier<GraphQLRequest> parser) {
    rates.arrive(exchange.http());
    exchange.request(parser.get());
    return next.handle(exchange);
  }

  private static MultiMap parameters(RoutingContext http) {
    try {
      return http.queryParams();
    } catch (RuntimeException malformed) {
      throw RequestRefused.malformed("ADDRESS");
    }
  }
}
