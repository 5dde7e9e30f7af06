package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.ProviderClients;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.shared.job.RemoteCalls;

/**
 * Calls providers within the limits of {@link RemoteCalls}. A call that is not made fails at once
 * with TRY_AGAIN, like one that has no answer.
 */
@ApplicationScoped
class ProviderCalls {

  private final PaymentProviders providers;
  private final RemoteCalls calls =
      new RemoteCalls(ProviderClients.PATIENCE, ProviderCalls::isAnswer);

  ProviderCalls(PaymentProviders providers) {
    this.providers = providers;
  }

  /** Calls a provider; fails with {@link ProviderFailure} if it does not answer in time. */
  <T> Uni<T> call(String provider, Function<PaymentAdapter, Uni<T>> call) {
    return calls
        .call(provider, () -> call.apply(providers.named(provider)))
        .onFailure(failure -> !(failure instanceof ProviderFailure))
        .transform(ProviderCalls::tryAgain);
  }

  // An answer that refuses something is an answer.
  private static boolean isAnswer(Throwable failure) {
    return failure instanceof ProviderFailure told && told.kind() != ProviderFailure.Kind.TRY_AGAIN;
  }

  private static ProviderFailure tryAgain(Throwable failure) {
    return new ProviderFailure(
        ProviderFailure.Kind.TRY_AGAIN,
        failure instanceof RemoteCalls.NoAnswer
            ? failure.getMessage()
            : failure.getClass().getSimpleName());
  }
}
