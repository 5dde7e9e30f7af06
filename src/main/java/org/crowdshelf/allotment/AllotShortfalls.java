package org.crowdshelf.allotment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;

/**
 * Cuts the lines of projects that kept less than they planned and whose people said nothing within
 * 30 days of the settlement. It looks at each project once, one a transaction; replicas skip what
 * another one works on. A surplus stays unallotted until its people say what it is for.
 */
@ApplicationScoped
public class AllotShortfalls {

  private static final Duration PATIENCE = Duration.ofDays(30);

  // A project without a plan waits until FillPlans has made one.
  private static final String NEXT =
      """
      select id from projects
       where state = 'SUCCEEDED' and allotment_checked_at is null and settled_at <= $1 and planned_at is not null
       order by settled_at limit 1 for no key update skip locked""";

  private static final String CHECKED =
      "update projects set allotment_checked_at = $2 where id = $1";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final OpenBudgets budgets;
  private final Allotments allotments;
  private final Clock clock;

  AllotShortfalls(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      OpenBudgets budgets,
      Allotments allotments,
      Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.budgets = budgets;
    this.allotments = allotments;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.payouts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::allot);
  }

  /** Looks at every project whose people have had their time; returns how many. */
  public Uni<Long> allot() {
    return Drain.untilNone(() -> transactions.runUnconditionally(this::allotNext));
  }

  private Uni<Boolean> allotNext() {
    return writes
        .one(NEXT, row -> row.uuid("id"), clock.instant().minus(PATIENCE))
        .flatMap(
            project ->
                project == null
                    ? Uni.createFrom().item(false)
                    : budgets
                        .lock(project)
                        .flatMap(this::cut)
                        .chain(() -> writes.change(CHECKED, project, clock.instant()))
                        .replaceWith(true));
  }

  private Uni<Void> cut(OpenBudget budget) {
    Map<UUID, Long> changes = AllotmentRules.cut(budget);
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : allotments.store(budget, changes, null, null);
  }
}
