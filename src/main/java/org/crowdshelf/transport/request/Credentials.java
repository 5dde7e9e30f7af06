package org.crowdshelf.transport.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * Where a request may say who asks: in one Authorization header, with a signed token, and nowhere
 * else. A request that tries to say it and fails is refused, never taken for a visitor's.
 */
public final class Credentials {

  // A signed token in its compact form; what is in it is the issuer's to vouch for.
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private Credentials() {}

  /**
   * Looks at the shape alone.
   *
   * @throws RequestRefused 401 where a token could not be one
   */
  public static void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    // Nobody is known by a cookie, so that no page can have a browser ask in its owner's name.
    request.headers().remove(HttpHeaders.COOKIE);
    List<String> sent = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    // Which of two counts would depend on who reads them.
    if (!sent.isEmpty() && (sent.size() > 1 || !BEARER.matcher(sent.get(0)).matches())) {
      throw RequestRefused.with(401, ErrorCode.UNAUTHENTICATED);
    }
  }
}
