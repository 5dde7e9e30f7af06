package org.crowdshelf.payment;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.ProviderClients;
import org.crowdshelf.payment.port.ProviderFailure;

/**
 * Calls providers so that one that hangs costs the others nothing: a call takes at most three
 * seconds, at most {@link #AT_ONCE} calls to one provider run side by side, and none is made for
 * ten seconds once half of the calls of the last ten seconds had no answer. The share decides, not
 * the number of failures: a busy provider always fails some calls. A call that is not made fails at
 * once with TRY_AGAIN, like one that has no answer.
 */
@ApplicationScoped
class ProviderCalls {

  static final int AT_ONCE = 64;

  /** The calls that the share of failures is computed from, at least. */
  static final int CALLS = 10;

  private static final int FAILED_PERCENT = 50;
  private static final int WINDOW_SECONDS = 10;
  private static final int TRIAL_CALLS = 3;

  private static final CircuitBreakerConfig BREAKER =
      CircuitBreakerConfig.custom()
          .slidingWindowType(SlidingWindowType.TIME_BASED)
          .slidingWindowSize(WINDOW_SECONDS)
          .minimumNumberOfCalls(CALLS)
          .failureRateThreshold(FAILED_PERCENT)
          .waitDurationInOpenState(Duration.ofSeconds(WINDOW_SECONDS))
          .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
          .recordException(ProviderCalls::isOutage)
          .build();

  private final PaymentProviders providers;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  ProviderCalls(PaymentProviders providers) {
    this.providers = providers;
  }

  /** Calls a provider; fails with {@link ProviderFailure} if it does not answer in time. */
  <T> Uni<T> call(String provider, Function<PaymentAdapter, Uni<T>> call) {
    return Uni.createFrom()
        .deferred(
            () -> lines.computeIfAbsent(provider, Line::of).run(providers.named(provider), call));
  }

  // An answer that refuses something is an answer.
  private static boolean isOutage(Throwable failure) {
    return !(failure instanceof ProviderFailure told
        && told.kind() != ProviderFailure.Kind.TRY_AGAIN);
  }

  /** The calls to one provider. */
  private record Line(CircuitBreaker breaker, Semaphore free) {

    static Line of(String provider) {
      return new Line(CircuitBreaker.of(provider, BREAKER), new Semaphore(AT_ONCE));
    }

    <T> Uni<T> run(PaymentAdapter provider, Function<PaymentAdapter, Uni<T>> call) {
      if (!breaker.tryAcquirePermission()) {
        return Uni.createFrom().failure(tryAgain("the provider has not answered for a while"));
      }
      if (!free.tryAcquire()) {
        breaker.releasePermission();
        return Uni.createFrom().failure(tryAgain("too many calls at once"));
      }
      long begun = breaker.getCurrentTimestamp();
      return onCallersContext(timed(provider, call))
          .onItemOrFailure()
          .invoke((answer, failure) -> note(begun, failure))
          .onCancellation()
          .invoke(breaker::releasePermission)
          .onTermination()
          .invoke(free::release)
          .onFailure(failure -> !(failure instanceof ProviderFailure))
          .transform(failure -> tryAgain(failure.getClass().getSimpleName()));
    }

    private void note(long begun, Throwable failure) {
      long took = breaker.getCurrentTimestamp() - begun;
      if (failure == null) {
        breaker.onSuccess(took, breaker.getTimestampUnit());
      } else {
        breaker.onError(took, breaker.getTimestampUnit(), failure);
      }
    }

    private static <T> Uni<T> timed(
        PaymentAdapter provider, Function<PaymentAdapter, Uni<T>> call) {
      return Uni.createFrom()
          .deferred(() -> call.apply(provider))
          .ifNoItem()
          .after(ProviderClients.PATIENCE)
          .failWith(() -> tryAgain("no answer in time"));
    }

    // A timer's thread tells that time is up; sessions exist on the caller's context only.
    private static <T> Uni<T> onCallersContext(Uni<T> answer) {
      Context context = Vertx.currentContext();
      return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }

    private static ProviderFailure tryAgain(String reason) {
      return new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, reason);
    }
  }
}
