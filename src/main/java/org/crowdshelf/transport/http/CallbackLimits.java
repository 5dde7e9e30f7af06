package org.crowdshelf.transport.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/**
 * Limits the requests at the addresses of payment providers as those at {@code /graphql}: each
 * counts for the address that it came from, and a body that takes too long ends its connection.
 * Anybody can send to these addresses; a message is verified only after its body has arrived.
 */
@ApplicationScoped
class CallbackLimits {

  private static final String PATH = "/payments/*";
  // Before the resource, which Quarkus routes at 20,000.
  private static final int BEFORE_RESOURCES = -150;

  private final LimitsConfig limits;
  private final RateLimits rates;

  CallbackLimits(LimitsConfig limits, RateLimits rates) {
    this.limits = limits;
    this.rates = rates;
  }

  void route(@Observes Router router) {
    router.route(PATH).order(BEFORE_RESOURCES).handler(this::limit);
  }

  private void limit(RoutingContext http) {
    try {
      rates.arrive(http);
    } catch (RequestRefused refused) {
      http.response().setStatusCode(refused.status()).end();
      return;
    }
    long timer = http.vertx().setTimer(limits.arrival().toMillis(), late -> cutOff(http.request()));
    http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
    http.next();
  }

  private static void cutOff(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
