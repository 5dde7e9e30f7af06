package org.crowdshelf.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Caches verified tokens for a minute: verifying a signature takes longer than reading the rows of
 * a page, and an app sends one token with every request. The key is the token's whole text. An
 * entry is not used after the token's expiry, and all entries go when the issuer's keys are fetched
 * again. Refused tokens are not cached.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  // The length of the tokens' text; a cached identity is several times as long.
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
  private static final String REQUEST = RoutingContext.class.getName();

  private final OidcIdentityProvider verifying;
  private final Clock clock;
  // Replaced, not cleared: a token that is being verified with the old keys goes into the old
  // cache.
  private volatile Cache<String, SecurityIdentity> known = emptyCache();

  VerifiedTokens(OidcIdentityProvider verifying, Clock clock) {
    this.verifying = verifying;
    this.clock = clock;
  }

  /** Drops all entries, since the issuer's keys may have changed. */
  void forget() {
    known = emptyCache();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Comes before the provider that verifies. */
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    if (!(request.getToken() instanceof AccessTokenCredential token)) {
      return Uni.createFrom().nullItem();
    }
    Cache<String, SecurityIdentity> tokens = known;
    SecurityIdentity identity = tokens.getIfPresent(token.getToken());
    if (identity != null && isFresh(identity)) {
      RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
      return Uni.createFrom().item(withRequest(identity, http));
    }
    return verifying
        .authenticate(request, context)
        .invoke(verified -> tokens.put(token.getToken(), withRequest(verified, null)));
  }

  private boolean isFresh(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && clock.instant().getEpochSecond() < token.getExpirationTime();
  }

  // An identity refers to its request, which must not stay in the cache.
  private static SecurityIdentity withRequest(SecurityIdentity identity, RoutingContext http) {
    return QuarkusSecurityIdentity.builder(identity).addAttribute(REQUEST, http).build();
  }

  private static Cache<String, SecurityIdentity> emptyCache() {
    return Caffeine.newBuilder()
        .maximumWeight(MAX_CHARACTERS)
        .weigher((String token, SecurityIdentity identity) -> token.length())
        .expireAfterWrite(KNOWN_FOR)
        .build();
  }
}
