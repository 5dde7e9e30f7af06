package org.crowdshelf.shared.job;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls other systems so that one that hangs costs the others nothing: a call takes a bounded time,
 * at most {@link #AT_ONCE} calls to one system run side by side, and none is made for ten seconds
 * once half of the calls of the last ten seconds had no answer. The share decides, not the number
 * of failures: a busy system always fails some calls. A call that is not made, or has no answer in
 * time, fails with {@link NoAnswer}.
 */
public final class RemoteCalls {

  public static final int AT_ONCE = 64;

  /** The calls that the share of failures is computed from, at least. */
  public static final int CALLS = 10;

  private static final int FAILED_PERCENT = 50;
  private static final int WINDOW_SECONDS = 10;
  private static final int TRIAL_CALLS = 3;

  /** A call that was not made, or that was not answered in time. */
  public static final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswer(String reason) {
      super(reason, null, false, false);
    }
  }

  private final Duration patience;
  private final CircuitBreakerConfig rules;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  /**
   * Prepares calls to systems of one kind.
   *
   * @param patience how long a call may take
   * @param isAnswer says of a failure whether it is an answer, such as a refusal, and so does not
   *     count against the system
   */
  public RemoteCalls(Duration patience, Predicate<Throwable> isAnswer) {
    this.patience = patience;
    this.rules =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.TIME_BASED)
            .slidingWindowSize(WINDOW_SECONDS)
            .minimumNumberOfCalls(CALLS)
            .failureRateThreshold(FAILED_PERCENT)
            .waitDurationInOpenState(Duration.ofSeconds(WINDOW_SECONDS))
            .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
            .recordException(isAnswer.negate())
            .build();
  }

  /**
   * Makes a call, or fails with {@link NoAnswer}.
   *
   * @param system the name of the system; names come from the configuration, so there are few
   */
  public <T> Uni<T> call(String system, Supplier<Uni<T>> call) {
    return Uni.createFrom()
        .deferred(
            () ->
                lines
                    .computeIfAbsent(system, name -> Line.of(name, rules))
                    .run(timed(call, patience)));
  }

  private static <T> Uni<T> timed(Supplier<Uni<T>> call, Duration patience) {
    return Uni.createFrom()
        .deferred(call::get)
        .ifNoItem()
        .after(patience)
        .failWith(() -> new NoAnswer("no answer in time"));
  }

  /** The calls to one system. */
  private record Line(CircuitBreaker breaker, Semaphore free) {

    static Line of(String system, CircuitBreakerConfig rules) {
      return new Line(CircuitBreaker.of(system, rules), new Semaphore(AT_ONCE));
    }

    <T> Uni<T> run(Uni<T> call) {
      if (!breaker.tryAcquirePermission()) {
        return Uni.createFrom().failure(new NoAnswer("it has not answered for a while"));
      }
      if (!free.tryAcquire()) {
        breaker.releasePermission();
        return Uni.createFrom().failure(new NoAnswer("too many calls at once"));
      }
      long begun = breaker.getCurrentTimestamp();
      return onCallersContext(call)
          .onItemOrFailure()
          .invoke((answer, failure) -> note(begun, failure))
          .onCancellation()
          .invoke(breaker::releasePermission)
          .onTermination()
          .invoke(free::release);
    }

    private void note(long begun, Throwable failure) {
      long took = breaker.getCurrentTimestamp() - begun;
      if (failure == null) {
        breaker.onSuccess(took, breaker.getTimestampUnit());
      } else {
        breaker.onError(took, breaker.getTimestampUnit(), failure);
      }
    }

    // A timer's thread tells that time is up; sessions exist on the caller's context only.
    private static <T> Uni<T> onCallersContext(Uni<T> answer) {
      Context context = Vertx.currentContext();
      return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }
  }
}
