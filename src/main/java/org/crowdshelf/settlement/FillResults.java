package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Computes the results of projects that ended without one: before the service kept results, or
 * under the version before this one during a rollout. The journal tells what was held for a project
 * at its end, whatever was given back later; a project that the journal does not know keeps the
 * sums of its row. One project a transaction, so that a large site is not held up.
 */
@ApplicationScoped
public class FillResults {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  // A backer of the end has a pledge that was paid before it, and that stands or began to go back
  // at or after it. The journal's entries lead to the pledges: pledges that went back stand in no
  // index by project.
  private static final String NEXT =
      """
      with due as (
        select id, currency, raised_minor, backer_count, coalesce(canceled_at, ends_at) as ended_at
          from projects
         where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and result_raised_minor is null
         order by id limit 1 for no key update skip locked
      ), held as (
        select -sum(e.amount_minor) as minor
          from due d join journal_entries e on e.subject_id = d.id and e.currency = d.currency
          join journal_transactions t on t.id = e.transaction_id
         where e.account_code in ('PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE') and t.occurred_at < d.ended_at
      ), backing as (
        select count(distinct case when g.anonymous then g.id else g.account_id end) as backers
          from due d join journal_entries e on e.subject_id = d.id and e.account_code = 'PROJECT_ESCROW'
          join journal_transactions t on t.id = e.transaction_id and t.kind = 'PAYMENT_RECEIVED'
          join payments p on p.id = t.cause_id
          join pledges g on g.id = p.purpose_id
         where g.paid_at < d.ended_at
           and (g.state in ('PAID', 'COLLECTED')
                or exists (select from refunds r join payments o on o.id = r.payment_id
                            where o.purpose_id = g.id and r.created_at >= d.ended_at
                              and r.reason in ('PROJECT_FAILED', 'PROJECT_CANCELED', 'GIVEN_BACK')))
      )
      update projects p
         set result_raised_minor = case when h.minor is null then d.raised_minor else greatest(h.minor, 0)::bigint end,
             result_backer_count = case when h.minor is null then d.backer_count else b.backers end
        from due d, held h, backing b
       where p.id = d.id""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;

  FillResults(JobGate gate, Transactions transactions, Writes writes) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
  }

  @Scheduled(
      every = "{crowdshelf.settlement.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::fill);
  }

  /** Computes every result that is missing, each in its own transaction; returns how many. */
  public Uni<Long> fill() {
    return Drain.untilNone(this::fillNext);
  }

  private Uni<Boolean> fillNext() {
    return transactions.runForLong(LONGEST, () -> writes.change(NEXT)).map(rows -> rows == 1);
  }
}
