package org.crowdshelf.daybook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Takes up what was booked before the public ledger was there, one project at a time. All replicas
 * do this at once; each project is taken once.
 */
@ApplicationScoped
public class ReadJournal {

  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  private static final String READ =
      """
      with project as (
        delete from daybook_unread
         where project_id = (select project_id from daybook_unread order by 1 limit 1 for update skip locked)
        returning project_id),
      taken as (
        insert into daybook_movements (transaction_id, position, project_id, day, kind, tranche_id, spending_id, currency,
                                       amount_minor, held_minor, collected_minor, paid_minor, fee_minor, refunded_minor)
        select m.transaction_id, m.position_, m.project_id, (m.occurred_at at time zone 'Asia/Shanghai')::date, m.kind,
               m.tranche_id, m.spending_id, m.currency, m.amount_minor, m.held_minor, m.collected_minor, m.paid_minor, m.fee_minor,
               m.refunded_minor
          from project
         cross join lateral daybook_movements_of(
           (select array_agg(distinct e.transaction_id) from journal_entries e where e.subject_id = project.project_id)) m
        on conflict do nothing)
      select count(*) as projects from project""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;

  ReadJournal(JobGate gate, Transactions transactions, Writes writes) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
  }

  @Scheduled(
      every = "{crowdshelf.ledger.close-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::readAll);
  }

  /** Takes up every project that is left; returns how many. */
  public Uni<Long> readAll() {
    return Drain.untilNone(
        () ->
            transactions.runForLong(
                LONGEST_STATEMENT, () -> writes.one(READ, row -> row.number("projects") > 0)));
  }
}
