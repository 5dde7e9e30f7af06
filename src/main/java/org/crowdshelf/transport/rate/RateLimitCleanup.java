package org.crowdshelf.transport.rate;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the tables of the rate limits small. */
@ApplicationScoped
class RateLimitCleanup {

  private final SharedLevels levels;
  private final OperationUses uses;

  RateLimitCleanup(SharedLevels levels, OperationUses uses) {
    this.levels = levels;
    this.uses = uses;
  }

  @Scheduled(
      every = "{crowdshelf.rate-limits.forget-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return forget();
  }

  /** Deletes what counts for nothing any more. */
  Uni<Void> forget() {
    return levels.forget().chain(uses::forget).replaceWithVoid();
  }
}
