package org.crowdshelf.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Calls providers so that one that hangs costs the others nothing: a call takes at most three
 * seconds, at most {@link #AT_ONCE} calls to one provider run side by side, and after five failures
 * within ten seconds none is made for ten seconds. A call that is not made fails at once with
 * TRY_AGAIN, like one that has no answer.
 */
@ApplicationScoped
class ProviderCalls {

  static final int AT_ONCE = 64;
  static final int FAILURES = 5;

  private static final long WINDOW_MILLIS = 10_000;

  private final PaymentProviders providers;
  private final Vertx vertx;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  ProviderCalls(PaymentProviders providers, Vertx vertx) {
    this.providers = providers;
    this.vertx = vertx;
  }

  /** Calls a provider; fails with {@link ProviderFailure} if it does not answer in time. */
  <T> Uni<T> call(String provider, Function<PaymentAdapter, Uni<T>> call) {
    return Uni.createFrom()
        .deferred(
            () -> lines.computeIfAbsent(provider, this::line).run(providers.named(provider), call));
  }

  private Line line(String provider) {
    CircuitBreaker breaker =
        CircuitBreaker.create(
            "provider-" + provider,
            vertx,
            new CircuitBreakerOptions()
                .setMaxFailures(FAILURES)
                .setFailuresRollingWindow(WINDOW_MILLIS)
                .setTimeout(ProviderClients.PATIENCE.toMillis())
                .setResetTimeout(WINDOW_MILLIS));
    breaker.failurePolicy(ProviderCalls::isOutage);
    return new Line(breaker, new Semaphore(AT_ONCE));
  }

  // An answer that refuses something is an answer.
  private static boolean isOutage(Future<?> result) {
    return result.failed()
        && !(result.cause() instanceof ProviderFailure told
            && told.kind() != ProviderFailure.Kind.TRY_AGAIN);
  }

  /** The calls to one provider. */
  private record Line(CircuitBreaker breaker, Semaphore free) {

    <T> Uni<T> run(PaymentAdapter provider, Function<PaymentAdapter, Uni<T>> call) {
      if (!free.tryAcquire()) {
        return Uni.createFrom().failure(tryAgain("too many calls at once"));
      }
      return Uni.createFrom()
          .<T>emitter(
              answer ->
                  breaker
                      .<T>execute(promise -> start(provider, call, promise))
                      .onSuccess(answer::complete)
                      .onFailure(answer::fail))
          .onTermination()
          .invoke(free::release)
          .onFailure(failure -> !(failure instanceof ProviderFailure))
          .transform(failure -> tryAgain(failure.getClass().getSimpleName()));
    }

    private static <T> void start(
        PaymentAdapter provider, Function<PaymentAdapter, Uni<T>> call, Promise<T> promise) {
      call.apply(provider).subscribe().with(promise::tryComplete, promise::tryFail);
    }

    private static ProviderFailure tryAgain(String reason) {
      return new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, reason);
    }
  }
}
