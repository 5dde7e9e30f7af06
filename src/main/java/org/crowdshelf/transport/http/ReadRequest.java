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
import org.crowdshelf.transport.request.UnfinishedBodies;

/** Reads the body or the query string, counts the request, and parses it. */
@ApplicationScoped
class ReadRequest implements Step {

  private final LimitsConfig limits;
  private final RateLimits rates;
  private final UnfinishedBodies unfinished;

  ReadRequest(LimitsConfig limits, RateLimits rates, UnfinishedBodies unfinished) {
    this.limits = limits;
    this.rates = rates;
    this.unfinished = unfinished;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    RoutingContext http = exchange.http();
    if (http.request().method().equals(HttpMethod.POST)) {
      return Uni.createFrom()
          .<byte[]>emitter(
              body -> Body.read(http, limits, unfinished.begin(http), body::complete, body::fail))
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
