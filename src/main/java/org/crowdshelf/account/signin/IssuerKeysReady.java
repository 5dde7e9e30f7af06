package org.crowdshelf.account.signin;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A replica is ready once it has had the issuer's keys: before, it would refuse everybody who
 * signed in. Each check asks for them until then. Afterwards it stays ready without the issuer,
 * because it verifies tokens by the keys that it has.
 */
@Readiness
@ApplicationScoped
class IssuerKeysReady implements AsyncHealthCheck {

  // Below the 3 s that the cluster waits for an answer.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TenantConfigBean tenants;
  private volatile boolean had;

  IssuerKeysReady(TenantConfigBean tenants) {
    this.tenants = tenants;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return (had ? Uni.createFrom().item(true) : ask()).map(IssuerKeysReady::response);
  }

  private Uni<Boolean> ask() {
    return tenants
        .getDefaultTenant()
        .initialize()
        .map(TenantConfigContext::ready)
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(false)
        .onFailure()
        .recoverWithItem(false)
        .invoke(ready -> had = ready);
  }

  private static HealthCheckResponse response(boolean ready) {
    return HealthCheckResponse.named("The issuer's keys are there").status(ready).build();
  }
}
