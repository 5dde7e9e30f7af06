package org.crowdshelf.transport.rate;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.job.JobGate;

/** Deletes expired rows of the rate limits. */
@ApplicationScoped
class RateLimitCleanup {

  private final JobGate gate;
  private final SharedLevels levels;
  private final OperationUses uses;

  RateLimitCleanup(JobGate gate, SharedLevels levels, OperationUses uses) {
    this.gate = gate;
    this.levels = levels;
    this.uses = uses;
  }

  @Scheduled(
      every = "{crowdshelf.rate-limits.forget-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::forget);
  }

  /** Deletes expired rows. */
  Uni<Void> forget() {
    return levels.forget().chain(uses::forget).replaceWithVoid();
  }
}
