package org.crowdshelf.account.signin;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;

/**
 * Refuses tokens that the issuer signed for another use. An ID token tells a client who signed in
 * and gives no right here, whatever its audience; the same goes for refresh and logout tokens. A
 * token that is bound to its sender's key counts only with a proof of that key, and this service
 * takes no such proofs.
 */
@ApplicationScoped
@Unremovable
class AccessTokensOnly implements Validator {

  // RFC 9068 names access tokens; older issuers write JWT or nothing.
  private static final Set<String> HEADER_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  // The values that access tokens have: in Keycloak's claim typ, in Amazon Cognito's token_use.
  private static final Map<String, String> ACCESS = Map.of("typ", "bearer", "token_use", "access");

  // Claims of other tokens alone: OpenID Connect Core 2 and 3.3.2.11 (ID tokens), Back-Channel
  // Logout 2.4, and RFC 7800 (the key that a token is bound to).
  private static final List<String> FOREIGN_CLAIMS =
      List.of("nonce", "at_hash", "c_hash", "events", "cnf");

  @Override
  public String validate(JwtContext token) {
    String headerType = token.getJoseObjects().get(0).getHeader("typ");
    if (headerType != null && !HEADER_TYPES.contains(headerType.toLowerCase(Locale.ROOT))) {
      return "a token of another type";
    }
    JwtClaims claims = token.getJwtClaims();
    boolean otherUse =
        ACCESS.entrySet().stream().anyMatch(use -> isOther(claims.getClaimValue(use.getKey()), use))
            || FOREIGN_CLAIMS.stream().anyMatch(claims::hasClaim);
    return otherUse ? "a token for another use" : null;
  }

  private static boolean isOther(Object claim, Map.Entry<String, String> use) {
    return claim != null && !use.getValue().equalsIgnoreCase(claim.toString());
  }
}
