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
 * Remembers for a minute which tokens were found good: checking a signature takes longer than
 * reading a page's rows, and an app sends one token with every request. A token is remembered by
 * all of its text, never beyond its expiry, and no longer than the issuer's keys that it was
 * checked with. A refused one is not remembered.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
  // Of tokens' text; what is kept of a token is several times as long.
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
  private static final String REQUEST = RoutingContext.class.getName();

  private final OidcIdentityProvider verifying;
  private final Clock clock;
  // Replaced as a whole: what was being checked with the keys of before is then kept by nobody.
  private volatile Cache<String, SecurityIdentity> known = nothing();

  VerifiedTokens(OidcIdentityProvider verifying, Clock clock) {
    this.verifying = verifying;
    this.clock = clock;
  }

  /** Forgets all: the issuer's keys may be others now. */
  void forget() {
    known = nothing();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Asked before the one that verifies. */
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
      return Uni.createFrom().item(askingWith(identity, http));
    }
    return verifying
        .authenticate(request, context)
        .invoke(verified -> tokens.put(token.getToken(), askingWith(verified, null)));
  }

  private boolean isFresh(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && clock.instant().getEpochSecond() < token.getExpirationTime();
  }

  // An identity knows its request, which is not to be kept.
  private static SecurityIdentity askingWith(SecurityIdentity identity, RoutingContext http) {
    return QuarkusSecurityIdentity.builder(identity).addAttribute(REQUEST, http).build();
  }

  private static Cache<String, SecurityIdentity> nothing() {
    return Caffeine.newBuilder()
        .maximumWeight(MAX_CHARACTERS)
        .weigher((String token, SecurityIdentity identity) -> token.length())
        .expireAfterWrite(KNOWN_FOR)
        .build();
  }
}
