package org.crowdshelf.shared.mutation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/** Deletes idempotency keys 30 days after they were sent, in batches, on all replicas at once. */
@ApplicationScoped
class SentMutationsCleanup {

  private static final Duration KEEP = Duration.ofDays(30);

  private static final int BATCH = 1000;

  private static final String DELETE =
      """
      delete from sent_mutations
       where (account_id, operation, idempotency_key) in (
         select account_id, operation, idempotency_key from sent_mutations
          where sent_at < $1 order by sent_at limit $2 for update skip locked)""";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Clock clock;

  SentMutationsCleanup(JobGate gate, Upkeep upkeep, Clock clock) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.outbox.delete-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::deleteOld);
  }

  Uni<Long> deleteOld() {
    return Drain.whileFull(BATCH, () -> upkeep.change(DELETE, clock.instant().minus(KEEP), BATCH));
  }
}
