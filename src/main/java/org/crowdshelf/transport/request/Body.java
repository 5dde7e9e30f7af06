package org.crowdshelf.transport.request;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.crowdshelf.shared.error.ErrorCode;

/** Reads the body of a request, up to a maximum size and time. */
public final class Body {

  private final RoutingContext http;
  private final long max;
  private final Consumer<byte[]> whole;
  private final Consumer<RequestRefused> refused;
  private final Buffer gathered = Buffer.buffer();
  private long timer;
  private boolean over;

  private Body(
      RoutingContext http, long max, Consumer<byte[]> whole, Consumer<RequestRefused> refused) {
    this.http = http;
    this.max = max;
    this.whole = whole;
    this.refused = refused;
  }

  /** Calls one of the two consumers, once. */
  public static void read(
      RoutingContext http,
      LimitsConfig limits,
      Consumer<byte[]> whole,
      Consumer<RequestRefused> refused) {
    new Body(http, limits.body().asLongValue(), whole, refused).read(limits.arrival().toMillis());
  }

  private void read(long millis) {
    HttpServerRequest request = http.request();
    timer = http.vertx().setTimer(millis, late -> refuse(408, ErrorCode.REQUEST_TIMEOUT));
    request.exceptionHandler(gone -> end());
    request.handler(this::gather);
    request.endHandler(
        ended -> {
          if (end()) {
            whole.accept(gathered.getBytes());
          }
        });
    if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      http.response().writeContinue();
    }
    request.resume();
  }

  private void gather(Buffer part) {
    if (over) {
      return;
    }
    gathered.appendBuffer(part);
    if (gathered.length() > max) {
      refuse(413, ErrorCode.PAYLOAD_TOO_LARGE);
    }
  }

  private void refuse(int status, ErrorCode code) {
    if (end()) {
      // The rest of the body is not read, so the connection is closed after the answer.
      http.response().putHeader("Connection", "close");
      http.response().endHandler(sent -> http.request().connection().close());
      refused.accept(RequestRefused.with(status, code, max));
    }
  }

  private boolean end() {
    boolean first = !over;
    over = true;
    http.vertx().cancelTimer(timer);
    return first;
  }
}
