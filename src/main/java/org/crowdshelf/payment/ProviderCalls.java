package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/**
 * Calls providers, with a time limit of a few seconds: a payer and a database connection's owner
 * wait no longer for a provider that hangs.
 */
@ApplicationScoped
class ProviderCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final PaymentProviders providers;

  ProviderCalls(PaymentProviders providers) {
    this.providers = providers;
  }

  /** Calls a provider; fails if it does not answer in time. */
  <T> Uni<T> call(String provider, Function<PaymentAdapter, Uni<T>> call) {
    return Uni.createFrom()
        .deferred(() -> call.apply(providers.named(provider)))
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, "no answer in time"));
  }
}
