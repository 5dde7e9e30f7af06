package org.crowdshelf.transport.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Closes a connection whose next request does not arrive in time after an answer, as {@link
 * SlowHeaderTimeout} does for the first request. This includes connections on which nothing is
 * sent.
 */
@ApplicationScoped
class KeepAliveTimeout {

  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  private final long millis;
  private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

  KeepAliveTimeout(LimitsConfig limits) {
    this.millis = limits.arrival().toMillis();
  }

  void route(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::pass);
  }

  private void pass(RoutingContext http) {
    // HTTP/2 has many requests at a time on one connection; an upgraded connection has no next
    // request.
    if (http.request().version() != HttpVersion.HTTP_2
        && !http.request().headers().contains(HttpHeaders.UPGRADE)) {
      HttpConnection connection = http.request().connection();
      stop(http, connection);
      http.addEndHandler(ended -> start(http, connection));
    }
    http.next();
  }

  private void start(RoutingContext http, HttpConnection connection) {
    if (!http.response().closed()) {
      timers.put(
          connection,
          http.vertx()
              .setTimer(
                  millis,
                  late -> {
                    timers.remove(connection);
                    connection.close();
                  }));
    }
  }

  private void stop(RoutingContext http, HttpConnection connection) {
    Long timer = timers.remove(connection);
    if (timer != null) {
      http.vertx().cancelTimer(timer);
    }
  }
}
