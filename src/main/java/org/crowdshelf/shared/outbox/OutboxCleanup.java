package org.crowdshelf.shared.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes events some time after they were handed over, on all replicas at once. Each batch is a
 * transaction by itself, so no statement holds many rows or runs for long.
 */
@ApplicationScoped
class OutboxCleanup {

  static final int BATCH = 1000;

  // Keys are UUIDv7 and sort by time: the primary key finds old events without another index.
  private static final String DELETE =
      """
      delete from outbox
       where id in (select id from outbox where id < $1 and dispatched_at < $2
                     order by id limit $3 for update skip locked)""";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Clock clock;
  private final Duration keep;

  OutboxCleanup(
      JobGate gate,
      Upkeep upkeep,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.outbox.keep") Duration keep) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.clock = clock;
    this.keep = keep;
  }

  @Scheduled(
      every = "{crowdshelf.outbox.delete-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::deleteOld);
  }

  /** Deletes every event that was handed over longer ago than events are kept; returns how many. */
  Uni<Long> deleteOld() {
    Instant before = clock.instant().minus(keep);
    UUID firstKey = new UUID(before.toEpochMilli() << 16, 0);
    return Drain.whileFull(BATCH, () -> upkeep.change(DELETE, firstKey, before, BATCH));
  }
}
