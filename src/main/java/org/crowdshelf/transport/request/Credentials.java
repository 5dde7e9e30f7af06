package org.crowdshelf.transport.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * Takes a token from one Authorization header and from nowhere else. A request whose token is
 * malformed or stands elsewhere is refused, and never treated as a visitor's.
 */
public final class Credentials {

  // The compact form of a signed token (RFC 7515).
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +[\\w-]+\\.[\\w-]+\\.[\\w-]*");

  private static final int MAX_HEADER = 8 * 1024;

  // Addresses are logged and kept in histories, so a token in one is refused (RFC 6750, 5.3).
  private static final List<String> IN_ADDRESS =
      List.of("&access_token=", "&id_token=", "&token=", "&authorization=");

  private Credentials() {}

  /**
   * Checks the form of the credentials, before anything is parsed.
   *
   * @throws RequestRefused 401 if they cannot be a token
   */
  public static void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    // Cookies sign nobody in, so that no page can send a request in the name of a browser's owner.
    request.headers().remove(HttpHeaders.COOKIE);
    List<String> sent = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (isInAddress(request.query()) || !sent.isEmpty() && !isOneToken(sent)) {
      throw RequestRefused.with(401, ErrorCode.UNAUTHENTICATED);
    }
  }

  // Readers would differ in which of two headers they use.
  private static boolean isOneToken(List<String> sent) {
    return sent.size() == 1
        && sent.get(0).length() <= MAX_HEADER
        && BEARER.matcher(sent.get(0)).matches();
  }

  private static boolean isInAddress(String query) {
    if (query == null) {
      return false;
    }
    String parameters = "&" + query.toLowerCase(Locale.ROOT);
    return IN_ADDRESS.stream().anyMatch(parameters::contains);
  }
}
