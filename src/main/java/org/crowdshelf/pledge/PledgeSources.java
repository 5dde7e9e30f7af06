package org.crowdshelf.pledge;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Where backers came from. It stands beside a pledge until that is paid; then it is added to the
 * project's figures, of which no person can be told. All replicas do this at once: each row is
 * taken by one statement, which also deletes it.
 */
@ApplicationScoped
public class PledgeSources {

  private static final int BATCH = 1000;

  // A payment may come after the reservation ran out and still be taken.
  private static final Duration LATE_PAYMENT = Duration.ofDays(1);

  private static final String STORE =
      "insert into pledge_sources (pledge_id, project_id, source) values ($1, $2, $3)";

  private static final String COUNT =
      """
      with due as (
        select s.pledge_id from pledge_sources s join pledges g on g.id = s.pledge_id
         where g.paid_at is not null or g.state <> 'RESERVED' and g.created_at < $1
         order by s.pledge_id limit $2 for update of s skip locked),
      gone as (
        delete from pledge_sources s using due where s.pledge_id = due.pledge_id
        returning s.pledge_id, s.project_id, s.source),
      counted as (
        insert into project_sources as known (project_id, source, pledges, raised_minor)
        select gone.project_id, gone.source, count(*), sum(g.amount_minor)
          from gone join pledges g on g.id = gone.pledge_id
         where g.paid_at is not null
         group by gone.project_id, gone.source order by gone.project_id, gone.source
        on conflict (project_id, source) do update
           set pledges = known.pledges + excluded.pledges, raised_minor = known.raised_minor + excluded.raised_minor)
      select count(*) as taken from gone""";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Writes writes;
  private final Clock clock;

  PledgeSources(JobGate gate, Upkeep upkeep, Writes writes, Clock clock) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.writes = writes;
    this.clock = clock;
  }

  /** Stores it beside a pledge, in the caller's transaction; null is nothing. */
  Uni<Void> store(UUID pledge, UUID project, String source) {
    return source == null
        ? Uni.createFrom().voidItem()
        : writes.change(STORE, pledge, project, source).replaceWithVoid();
  }

  @Scheduled(
      every = "{crowdshelf.pledges.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::count);
  }

  /** Adds up what was paid and deletes what it was read from; returns how many pledges had one. */
  public Uni<Long> count() {
    return Drain.whileFull(
        BATCH,
        () ->
            upkeep.one(
                COUNT, row -> row.integer("taken"), clock.instant().minus(LATE_PAYMENT), BATCH));
  }
}
