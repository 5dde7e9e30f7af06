package org.crowdshelf.transport.connection;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.crowdshelf.transport.request.CutOff;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Lets a request of HTTP/1.1 wait while its client has not read the answers before it. Otherwise a
 * client that sends requests and does not read would collect answers in memory without end. While a
 * request waits, Vert.x reads no further ones from the connection.
 */
@ApplicationScoped
class PipelinedRequests {

  private static final int AFTER_KEEP_ALIVE = Integer.MIN_VALUE + 1;

  private final long millis;

  PipelinedRequests(LimitsConfig limits) {
    this.millis = limits.sending().toMillis();
  }

  void route(@Observes Router router) {
    router.route().order(AFTER_KEEP_ALIVE).handler(this::pass);
  }

  private void pass(RoutingContext http) {
    HttpServerResponse response = http.response();
    if (http.request().version() == HttpVersion.HTTP_2 || !response.writeQueueFull()) {
      http.next();
      return;
    }
    long timer = http.vertx().setTimer(millis, late -> CutOff.end(http.request()));
    http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
    response.drainHandler(
        read -> {
          response.drainHandler(null);
          http.vertx().cancelTimer(timer);
          http.next();
        });
  }
}
