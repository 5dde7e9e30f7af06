package org.crowdshelf.export;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Deletes the content of files whose time is over, one file at a time, and what is known of files
 * after a year. All replicas do this at once; each file is taken once.
 */
@ApplicationScoped
public class ExpireExports {

  private static final Duration KEEP = Duration.ofDays(365);
  private static final int BATCH = 100;

  private static final String EXPIRE =
      """
      with due as (
        select id from exports where state = 'READY' and expires_at <= $1
         order by expires_at, id limit 1 for update skip locked),
      chunks as (delete from export_chunks where export_id in (select id from due)),
      people as (delete from export_people where export_id in (select id from due))
      update exports set state = 'EXPIRED' where id in (select id from due)""";

  private static final String FORGET =
      """
      delete from exports
       where id in (select id from exports where requested_at < $1 and state in ('FAILED', 'EXPIRED')
                     order by requested_at limit $2 for update skip locked)""";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Clock clock;

  ExpireExports(JobGate gate, Upkeep upkeep, Clock clock) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.exports.delete-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::expireDue);
  }

  /** Deletes every file whose time is over; returns how many. */
  public Uni<Long> expireDue() {
    return Drain.whileFull(1, () -> upkeep.change(EXPIRE, clock.instant()))
        .call(
            () ->
                Drain.whileFull(
                    BATCH, () -> upkeep.change(FORGET, clock.instant().minus(KEEP), BATCH)));
  }
}
