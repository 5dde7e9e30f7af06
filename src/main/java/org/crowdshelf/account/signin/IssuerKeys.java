package org.crowdshelf.account.signin;

import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Fetches the issuer's keys anew from time to time. Quarkus does so only where a token names a key
 * that it does not know, so that a key that the issuer has withdrawn, perhaps because it was
 * stolen, would be trusted until the next start. Where the issuer does not answer, the keys known
 * so far stay.
 */
@ApplicationScoped
class IssuerKeys {

  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  // Refreshing is offered only together with the check of a token.
  private static final String NO_TOKEN = "e30.e30.";

  private final TenantConfigBean tenants;
  private final VerifiedTokens tokens;

  IssuerKeys(TenantConfigBean tenants, VerifiedTokens tokens) {
    this.tenants = tenants;
    this.tokens = tokens;
  }

  // They were fetched at the start.
  @Scheduled(
      every = "{crowdshelf.oidc.keys-every}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> fetchAgain() {
    return tenants
        .getDefaultTenant()
        .initialize()
        .map(TenantConfigContext::provider)
        .flatMap(IssuerKeys::fetched)
        .invoke(tokens::forget)
        .onFailure()
        .invoke(failure -> LOG.warnf("The issuer's keys were not fetched: %s", failure.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static Uni<Void> fetched(OidcProvider provider) {
    return provider
        .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
        .replaceWithVoid()
        .onFailure(InvalidJwtException.class)
        .recoverWithNull();
  }
}
