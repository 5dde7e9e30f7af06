package org.crowdshelf.transport.rate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.request.RequestRefused;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Answers requests whose token is none, and counts them against their address: 401, and 429 once
 * there were too many of them.
 *
 * <p>Each token is verified all the same, since others with good ones may share the address: the
 * failures of one lock nobody out. Nothing is lost by it. No token can be guessed, and to check a
 * signature takes 30 µs, a third of what the least request costs; what the limit spares is the
 * rest, for the connection is closed too.
 */
@ApplicationScoped
public class RefusedTokens {

  private static final String CHALLENGE = "WWW-Authenticate";

  private final RateLimits rates;

  RefusedTokens(RateLimits rates) {
    this.rates = rates;
  }

  /** What a request is answered whose token was refused for this reason. */
  public RequestRefused answer(RoutingContext http, Throwable why) {
    try {
      if (ranOut(why)) {
        // Signed by the issuer: an honest client that has to hear 401, so as to fetch the next one.
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

  // Times are looked at once the signature is known to be right.
  private static boolean ranOut(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return invalid.hasExpired();
      }
    }
    return false;
  }
}
