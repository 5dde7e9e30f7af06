package org.crowdshelf.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;
import org.crowdshelf.transport.request.UnfinishedBodies;

/**
 * Limits the requests at the addresses of payment providers as those at {@code /graphql}: each
 * counts for the address that it came from, its body counts as unfinished at its whole size, and a
 * body that takes too long ends its connection. Anybody can send to these addresses; a message is
 * verified only after its body has arrived. Downloads of files count, too.
 */
@ApplicationScoped
class CallbackLimits {

  private static final String PATH = "/payments/*";
  private static final String DOWNLOADS = "/exports/*";
  // Before the resource, which Quarkus routes at 20,000.
  private static final int BEFORE_RESOURCES = -150;

  private final LimitsConfig limits;
  private final RateLimits rates;
  private final UnfinishedBodies unfinished;

  CallbackLimits(LimitsConfig limits, RateLimits rates, UnfinishedBodies unfinished) {
    this.limits = limits;
    this.rates = rates;
    this.unfinished = unfinished;
  }

  void route(@Observes Router router) {
    router.route(DOWNLOADS).order(BEFORE_RESOURCES).handler(this::count);
    router.route(PATH).order(BEFORE_RESOURCES).handler(this::limit);
  }

  // A download has no body; the address that it was sent to is looked at only after this.
  private void count(RoutingContext http) {
    try {
      rates.arrive(http);
    } catch (RequestRefused refused) {
      http.response().setStatusCode(refused.status()).end();
      return;
    }
    http.next();
  }

  private void limit(RoutingContext http) {
    UnfinishedBodies.Share body = unfinished.begin(http);
    try {
      rates.arrive(http);
      body.add(size(http.request()));
    } catch (RequestRefused refused) {
      http.response().setStatusCode(refused.status()).end();
      return;
    }
    long timer = http.vertx().setTimer(limits.arrival().toMillis(), late -> cutOff(http.request()));
    http.addEndHandler(
        ended -> {
          http.vertx().cancelTimer(timer);
          body.end();
        });
    http.next();
  }

  // The resource gathers the body, so its bytes cannot be counted as they arrive.
  private long size(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long max = limits.body().asLongValue();
    return length == null ? max : Math.min(max, Long.parseLong(length));
  }

  private static void cutOff(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
