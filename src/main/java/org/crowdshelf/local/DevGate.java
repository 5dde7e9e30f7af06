package org.crowdshelf.local;

import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.crowdshelf.shared.text.Origins;

/**
 * Lets only this machine's own requests reach what hands out tokens. The name in Host has to be
 * localhost, because a site that points its own name at 127.0.0.1 (DNS rebinding) could read the
 * answers otherwise. Pages of other local ports may read them.
 */
final class DevGate implements Handler<RoutingContext> {

  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1");
  private static final Origins PAGES =
      Origins.of(List.of("http://localhost:*", "http://127.0.0.1:*"));

  @Override
  public void handle(RoutingContext http) {
    HttpServerRequest request = http.request();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (!isLocal(request) || origin != null && !PAGES.contain(origin)) {
      http.response().setStatusCode(403).end("for this machine only, as localhost\n");
      return;
    }
    http.response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Vary", "Origin");
    if (origin != null) {
      http.response()
          .putHeader("Access-Control-Allow-Origin", origin)
          .putHeader("Access-Control-Allow-Methods", "GET, POST")
          .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    }
    if (request.method().equals(HttpMethod.OPTIONS)) {
      http.response().setStatusCode(204).end();
    } else {
      http.next();
    }
  }

  private static boolean isLocal(HttpServerRequest request) {
    HostAndPort named = request.authority();
    InetAddress from =
        NetUtil.createInetAddressFromIpAddressString(
            request.connection().remoteAddress().hostAddress());
    return named != null
        && HOSTS.contains(named.host())
        && from != null
        && from.isLoopbackAddress();
  }

  /** Returns whether a sign-in may go back to this address: a page of this machine. */
  static boolean isLocalPage(String address) {
    try {
      URI uri = new URI(address);
      return "http".equals(uri.getScheme())
          && uri.getUserInfo() == null
          && uri.getFragment() == null
          && uri.getHost() != null
          && HOSTS.contains(uri.getHost());
    } catch (URISyntaxException broken) {
      return false;
    }
  }
}
