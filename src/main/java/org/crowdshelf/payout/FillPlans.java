package org.crowdshelf.payout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Gives the plan by rule to projects that were submitted before there were plans, or under the
 * version before this one during a rollout. One project a transaction, so that a large site is not
 * held up; replicas skip what another one works on.
 */
@ApplicationScoped
public class FillPlans {

  private static final String NEXT =
      """
      select id from projects where planned_at is null and submitted_at is not null
       order by submitted_at limit 1 for no key update skip locked""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final TranchePlans plans;

  FillPlans(JobGate gate, Transactions transactions, Writes writes, TranchePlans plans) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.plans = plans;
  }

  @Scheduled(
      every = "{crowdshelf.payouts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::fill);
  }

  /** Plans every such project; returns how many. */
  public Uni<Long> fill() {
    return Drain.untilNone(() -> transactions.runUnconditionally(this::fillNext));
  }

  private Uni<Boolean> fillNext() {
    return writes
        .one(NEXT, row -> row.uuid("id"))
        .flatMap(
            project ->
                project == null
                    ? Uni.createFrom().item(false)
                    : plans.settle(project).replaceWith(true));
  }
}
