package org.crowdshelf.discovery.api;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.crowdshelf.discovery.ProjectConditions;

/**
 * Caches the figures of the filters that were requested last, each for at most 60 seconds. The
 * first request after 30 seconds starts a refresh; until it ends all requests get the old figures.
 * So the database adds up once, however many ask.
 */
@ApplicationScoped
class StatisticsSnapshots {

  private static final Duration OLDEST = Duration.ofSeconds(60);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MAX_FILTERS = 500;

  private final Clock clock;
  private final AsyncLoadingCache<ProjectConditions, StatisticsNode> snapshots;

  private volatile Duration answeredAge = Duration.ZERO;

  StatisticsSnapshots(StatisticsReads reads, Clock clock, MeterRegistry metrics) {
    this.clock = clock;
    this.snapshots =
        Caffeine.newBuilder()
            .ticker(ticker(clock))
            .maximumSize(MAX_FILTERS)
            .refreshAfterWrite(FRESH)
            .expireAfter(Expiry.writing((ProjectConditions key, StatisticsNode read) -> left(read)))
            // Maintenance evicts a few entries, so it needs no thread of its own.
            .executor(Runnable::run)
            .buildAsync(
                (conditions, executor) ->
                    reads.figures(conditions, clock.instant()).subscribeAsCompletionStage());
    Gauge.builder("crowdshelf.statistics.age.seconds", this, shown -> shown.answeredAge.toSeconds())
        .description("Age of the figures that were answered last")
        .register(metrics);
  }

  /** The figures of the projects that meet the conditions. */
  Uni<StatisticsNode> of(ProjectConditions conditions) {
    CompletableFuture<StatisticsNode> shared = snapshots.get(conditions);
    // A copy: a request that is canceled must not cancel the read for the others.
    Uni<StatisticsNode> figures = Uni.createFrom().completionStage(shared::copy);
    return onContextOf(shared, figures).invoke(answered -> answeredAge = age(answered));
  }

  // The read ends on the context of the request that started it; each other goes on on its own.
  private static <T> Uni<T> onContextOf(CompletableFuture<?> shared, Uni<T> figures) {
    Context request = Vertx.currentContext();
    return shared.isDone() || request == null
        ? figures
        : figures.emitOn(MutinyHelper.executor(request));
  }

  private Duration age(StatisticsNode figures) {
    return Duration.between(figures.asOf(), clock.instant());
  }

  // Counted from the read's beginning, as asOf is.
  private Duration left(StatisticsNode read) {
    Duration left = OLDEST.minus(age(read));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Ticker ticker(Clock clock) {
    return () -> {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    };
  }
}
