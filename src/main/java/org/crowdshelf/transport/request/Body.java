package org.crowdshelf.transport.request;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.crowdshelf.shared.error.ErrorCode;

/** Reads the body of a request, up to a maximum size and time, and counts it until it is whole. */
public final class Body {

  // The code of HTTP/2 for a stream that ends without a fault (RFC 9113, 8.1).
  private static final long NO_ERROR = 0;

  private final RoutingContext http;
  private final long max;
  private final UnfinishedBodies.Share unfinished;
  private final Consumer<byte[]> whole;
  private final Consumer<RequestRefused> refused;
  private Buffer gathered = Buffer.buffer();
  private long timer;
  private boolean over;

  private Body(
      RoutingContext http,
      long max,
      UnfinishedBodies.Share unfinished,
      Consumer<byte[]> whole,
      Consumer<RequestRefused> refused) {
    this.http = http;
    this.max = max;
    this.unfinished = unfinished;
    this.whole = whole;
    this.refused = refused;
  }

  /** Calls one of the two consumers, once. */
  public static void read(
      RoutingContext http,
      LimitsConfig limits,
      UnfinishedBodies.Share unfinished,
      Consumer<byte[]> whole,
      Consumer<RequestRefused> refused) {
    new Body(http, limits.body().asLongValue(), unfinished, whole, refused)
        .read(limits.arrival().toMillis());
  }

  private void read(long millis) {
    HttpServerRequest request = http.request();
    timer = http.vertx().setTimer(millis, late -> refuse(with(408, ErrorCode.REQUEST_TIMEOUT)));
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
    if (gathered.length() + part.length() > max) {
      refuse(with(413, ErrorCode.PAYLOAD_TOO_LARGE));
      return;
    }
    try {
      unfinished.add(part.length());
      gathered.appendBuffer(part);
    } catch (RequestRefused tooMany) {
      refuse(tooMany);
    }
  }

  private RequestRefused with(int status, ErrorCode code) {
    return RequestRefused.with(status, code, max);
  }

  private void refuse(RequestRefused reason) {
    if (end()) {
      gathered = null;
      stopReading();
      refused.accept(reason);
    }
  }

  // The rest of the body is not read: after the answer the connection is closed, or with HTTP/2 the
  // stream alone, because other requests use the connection, too.
  private void stopReading() {
    HttpServerResponse response = http.response();
    if (http.request().version() == HttpVersion.HTTP_2) {
      response.endHandler(sent -> response.reset(NO_ERROR));
    } else {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      response.endHandler(sent -> http.request().connection().close());
    }
  }

  private boolean end() {
    boolean first = !over;
    over = true;
    http.vertx().cancelTimer(timer);
    unfinished.end();
    return first;
  }
}
