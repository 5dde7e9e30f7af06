package org.crowdshelf.account;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * The record of who saw whose private data. The statement that shows the data stores it, so that
 * nothing is shown without it; rows are deleted after a year, in batches, on all replicas at once.
 */
@ApplicationScoped
public class Accesses {

  /**
   * The beginning of an insert: account_id is whose data it is, reader_id who sees it,
   * organisation_id the organisation whose right it is, if not the reader's own. The id and the day
   * in China follow from {@link #values}.
   */
  public static final String INSERT =
      "insert into accesses (id, day, accessed_at, what, reader_id, account_id, project_id, pledge_id, organisation_id)";

  private static final Duration KEEP = Duration.ofDays(365);

  private static final int BATCH = 1000;

  private static final String DELETE =
      """
      delete from accesses
       where id in (select id from accesses where accessed_at < $1
                     order by accessed_at limit $2 for update skip locked)""";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Clock clock;

  Accesses(JobGate gate, Upkeep upkeep, Clock clock) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.clock = clock;
  }

  /**
   * The first values of {@link #INSERT}, up to reader_id.
   *
   * @param now the parameter with the time
   * @param reader the parameter with who sees it
   */
  public static String values(AccessedData what, String now, String reader) {
    return "gen_random_uuid(), (%2$s::timestamptz at time zone 'Asia/Shanghai')::date, %2$s, '%1$s', %3$s::uuid"
        .formatted(what, now, reader);
  }

  @Scheduled(
      every = "{crowdshelf.outbox.delete-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::deleteOld);
  }

  /** Deletes what is older than a year; returns how many rows. */
  public Uni<Long> deleteOld() {
    return Drain.whileFull(BATCH, () -> upkeep.change(DELETE, clock.instant().minus(KEEP), BATCH));
  }
}
