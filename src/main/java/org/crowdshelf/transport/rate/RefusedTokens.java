package org.crowdshelf.transport.rate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.RequestRefused;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Answers requests with an invalid token and counts them by address: 401, and 429 above the limit.
 *
 * <p>Every token is verified, also above the limit, because others with valid tokens may share the
 * address. That is cheap: verifying a signature takes 30 µs, a third of the cheapest request. Above
 * the limit the connection is closed, too.
 */
@ApplicationScoped
public class RefusedTokens {

  private static final String CHALLENGE = "WWW-Authenticate";

  private final RateLimits rates;

  RefusedTokens(RateLimits rates) {
    this.rates = rates;
  }

  /** The error for a request whose token was refused for this reason. */
  public RequestRefused answer(RoutingContext http, Throwable why) {
    try {
      if (ranOut(why)) {
        // An expired token was valid once. Its client needs 401 to fetch the next token.
        rates.arrive(http);
      } else {
        rates.refuseToken(http);
      }
    } catch (RequestRefused tooMany) {
      http.response().headers().remove(CHALLENGE);
      http.response().putHeader(HttpHeaders.CONNECTION, "close");
      return tooMany;
    }
    if (!http.response().headers().contains(CHALLENGE)) {
      http.response().putHeader(CHALLENGE, "Bearer");
    }
    return RequestRefused.with(401, ErrorCode.UNAUTHENTICATED);
  }

  // The expiry is checked after the signature.
  private static boolean ranOut(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return invalid.hasExpired();
      }
    }
    return false;
  }
}
