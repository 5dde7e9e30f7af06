package org.crowdshelf.transport.http;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refuses requests of HTTP/1 whose end or host a proxy in front may understand in another way, and
 * closes their connections. Netty refuses the others, see {@code FramingTest}; it accepts several
 * transfer codings, several Host headers and a header without a name.
 */
@ApplicationScoped
class Framing {

  // Before everything else that looks at a request.
  private static final int FIRST = -20_000;

  void route(@Observes Router router) {
    router.route().order(FIRST).handler(Framing::check);
  }

  private static void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    if (request.version() == HttpVersion.HTTP_2 || isClear(request.headers())) {
      request.connection().exceptionHandler(failure -> refuseRest(http, failure));
      http.next();
      return;
    }
    refuse(http);
  }

  // Netty stops reading at a chunk size that it cannot read, and Vert.x then closes the connection.
  private static void refuseRest(RoutingContext http, Throwable failure) {
    boolean isMalformed =
        failure instanceof IllegalArgumentException || failure instanceof DecoderException;
    if (isMalformed && !http.response().headWritten() && !http.response().ended()) {
      refuse(http);
      flush(http.request().connection());
    }
  }

  // Vert.x closes the connection next, and would drop an answer that is not flushed.
  private static void flush(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channel().flush();
    }
  }

  private static void refuse(RoutingContext http) {
    HttpServerResponse response = http.response();
    HttpServerRequest request = http.request();
    response.endHandler(sent -> request.connection().close());
    response.setStatusCode(400).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end();
  }

  private static boolean isClear(MultiMap headers) {
    List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    return (codings.isEmpty() || codings.size() == 1 && "chunked".equalsIgnoreCase(codings.get(0)))
        && headers.getAll(HttpHeaders.HOST).size() <= 1
        && !headers.contains("");
  }
}
