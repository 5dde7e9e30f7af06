package org.crowdshelf.account.signin;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Refuses what the issuer signed for another use: an ID token tells a client who signed in and is
 * no right to do anything here, whatever its audience; the same goes for refresh and logout tokens.
 */
@ApplicationScoped
@Unremovable
class AccessTokensOnly implements Validator {

  // RFC 9068 names access tokens; issuers from before it write JWT, or nothing.
  private static final Set<String> HEADER_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  // What Keycloak writes into the claim typ of access tokens.
  private static final String BEARER = "bearer";

  // OpenID Connect Core 3.3.2.11 and Back-Channel Logout 2.4: only other tokens have these.
  private static final List<String> FOREIGN_CLAIMS = List.of("at_hash", "c_hash", "events");

  @Override
  public String validate(JwtContext token) throws MalformedClaimException {
    String headerType = token.getJoseObjects().get(0).getHeader("typ");
    if (headerType != null && !HEADER_TYPES.contains(headerType.toLowerCase(Locale.ROOT))) {
      return "a token of another type";
    }
    Object type = token.getJwtClaims().getClaimValue("typ");
    if (type != null && !BEARER.equalsIgnoreCase(type.toString())) {
      return "a token for another use";
    }
    return FOREIGN_CLAIMS.stream().anyMatch(token.getJwtClaims()::hasClaim)
        ? "a token for another use"
        : null;
  }
}
