package org.crowdshelf.account.signin;

import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Fetches the issuer's keys again every few minutes. Quarkus fetches them only when a token names
 * an unknown key, so a key that the issuer withdrew, perhaps because it was stolen, would be
 * trusted until the next start. If the issuer does not answer, the known keys stay.
 */
@ApplicationScoped
class IssuerKeys {

  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  // OidcProvider refreshes the keys only while it verifies a token.
  private static final String NO_TOKEN = "e30.e30.";

  private final JobGate gate;
  private final TenantConfigBean tenants;
  private final VerifiedTokens tokens;

  IssuerKeys(JobGate gate, TenantConfigBean tenants, VerifiedTokens tokens) {
    this.gate = gate;
    this.tenants = tenants;
    this.tokens = tokens;
  }

  // Quarkus fetched them at the start.
  @Scheduled(
      every = "{crowdshelf.oidc.keys-every}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::fetchAgain);
  }

  /** Fetches the keys again; on a failure the known ones stay. */
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
