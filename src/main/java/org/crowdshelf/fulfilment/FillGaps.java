package org.crowdshelf.fulfilment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Begins the fulfilments of pledges that were collected before there were any, a batch of one
 * project in each transaction; after a crash the next batch goes on where the last one ended. A
 * trigger begins those of all later pledges.
 */
@ApplicationScoped
public class FillGaps {

  private static final int BATCH = 500;

  private static final String NEXT =
      "select project_id from fulfilment_gaps order by project_id limit 1 for update skip locked";

  private static final String PLEDGES =
      """
      select g.id, g.paid_at from pledges g join fulfilment_gaps s on s.project_id = g.project_id
       where g.project_id = $1 and g.state in ('PAID', 'COLLECTED')
         and (g.paid_at, g.id) > (s.after_paid_at, s.after_pledge)
       order by g.paid_at, g.id limit $2""";

  private static final String BEGIN = "select begin_fulfilments($1)::text as begun";

  private static final String GO_ON =
      "update fulfilment_gaps set after_paid_at = $2, after_pledge = $3 where project_id = $1";

  private static final String DONE = "delete from fulfilment_gaps where project_id = $1";

  private record Collected(UUID pledge, Instant paidAt) {
    static Collected of(Row row) {
      return new Collected(row.uuid("id"), row.instant("paid_at"));
    }
  }

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;

  FillGaps(JobGate gate, Transactions transactions, Writes writes) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
  }

  @Scheduled(
      every = "{crowdshelf.fulfilment.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::fill);
  }

  /** Begins everything that is missing; returns how many batches it took. */
  public Uni<Long> fill() {
    return Drain.untilNone(() -> transactions.runUnconditionally(this::fillSome));
  }

  private Uni<Boolean> fillSome() {
    return writes
        .one(NEXT, row -> row.uuid("project_id"))
        .flatMap(
            project ->
                project == null
                    ? Uni.createFrom().item(false)
                    : writes
                        .list(PLEDGES, Collected::of, project, BATCH)
                        .flatMap(some -> begin(project, some))
                        .replaceWith(true));
  }

  private Uni<Integer> begin(UUID project, List<Collected> some) {
    if (some.isEmpty()) {
      return writes.change(DONE, project);
    }
    Collected last = some.get(some.size() - 1);
    return writes
        .list(BEGIN, row -> true, some.stream().map(Collected::pledge).toList())
        .chain(() -> writes.change(GO_ON, project, last.paidAt(), last.pledge()));
  }
}
