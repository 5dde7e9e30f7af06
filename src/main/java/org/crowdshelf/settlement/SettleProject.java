package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.pledge.SettlePledges;
import org.crowdshelf.project.EndProject;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.job.JobGate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Collects the money of a project that succeeded, and refunds the money of one that failed or was
 * canceled. Each step is a transaction for one batch of pledges, so after a crash the next step
 * continues. A step holds the lock of the settlement's row; other replicas skip locked rows.
 */
@ApplicationScoped
public class SettleProject {

  private static final Logger LOG = Logger.getLogger(SettleProject.class);

  private static final Duration WAIT_FOR_REFUNDS = Duration.ofMinutes(1);

  private static final String OPEN =
      """
      insert into settlements (project_id, next_step_at)
      select id, $1 from projects
       where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and launched_at is not null and settled_at is null
         and not exists (select from settlements s where s.project_id = projects.id)
       order by id limit 100
      on conflict (project_id) do nothing""";

  private static final String NEXT =
      """
      select s.project_id, s.failures, p.state, p.currency, coalesce(p.fee_basis_points, $2::int4) as fee
        from settlements s join projects p on p.id = s.project_id
       where s.done_at is null and s.next_step_at <= $1
       order by s.next_step_at, s.project_id limit 1
         for update of s skip locked""";

  private static final String WAIT =
      "update settlements set next_step_at = $2 where project_id = $1";

  private static final String POSTPONE =
      """
      update settlements set failures = failures + 1, next_step_at = $2::timestamptz + """
          + GrowingWait.after("10 seconds", "failures")
          + " where project_id = $1";

  private static final String FORGET_FAILURES =
      "update settlements set failures = 0 where project_id = $1";

  private static final String DONE = "update settlements set done_at = $2 where project_id = $1";

  private record Open(
      UUID project, int failures, ProjectState state, String currency, int feeBasisPoints) {}

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final SettlePledges pledges;
  private final EndProject endProject;
  private final Journal journal;
  private final Clock clock;
  // Of projects that were submitted before the fee was stored with them.
  private final int feeBasisPoints;

  SettleProject(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      SettlePledges pledges,
      EndProject endProject,
      Journal journal,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.settlement.fee-basis-points") int feeBasisPoints) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.pledges = pledges;
    this.endProject = endProject;
    this.journal = journal;
    this.clock = clock;
    this.feeBasisPoints = feeBasisPoints;
  }

  @Scheduled(
      every = "{crowdshelf.settlement.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::settleDue);
  }

  /** Takes every step that is due; returns how many. */
  public Uni<Long> settleDue() {
    return transactions
        .runUnconditionally(() -> writes.change(OPEN, clock.instant()))
        .chain(() -> Drain.untilNone(this::takeStep));
  }

  private Uni<Boolean> takeStep() {
    AtomicReference<UUID> project = new AtomicReference<>();
    return transactions
        .runUnconditionally(() -> lockNext(project))
        // Also at the commit, where the journal checks that its entries add up.
        .onFailure(fault -> project.get() != null && !DatabaseUnavailable.is(fault))
        .recoverWithUni(fault -> postpone(project.get(), fault));
  }

  // A project that cannot be settled must not delay the others.
  private Uni<Boolean> postpone(UUID project, Throwable fault) {
    LOG.errorf(fault, "Project %s could not be settled; it waits", project);
    return transactions
        .runUnconditionally(() -> writes.change(POSTPONE, project, clock.instant()))
        .replaceWith(true);
  }

  private Uni<Boolean> lockNext(AtomicReference<UUID> project) {
    return writes
        .one(
            NEXT,
            row ->
                new Open(
                    row.uuid("project_id"),
                    row.integer("failures"),
                    row.value(ProjectState.class, "state"),
                    row.text("currency"),
                    row.integer("fee")),
            clock.instant(),
            feeBasisPoints)
        .invoke(open -> project.set(open == null ? null : open.project()))
        .flatMap(
            open ->
                open == null
                    ? Uni.createFrom().item(false)
                    : step(open).chain(() -> forgetFailures(open)).replaceWith(true));
  }

  private Uni<Void> step(Open open) {
    return SettlementRules.collects(open.state()) ? collect(open) : refund(open);
  }

  private Uni<Void> forgetFailures(Open open) {
    return open.failures() == 0
        ? Uni.createFrom().voidItem()
        : writes.change(FORGET_FAILURES, open.project()).replaceWithVoid();
  }

  private Uni<Void> collect(Open open) {
    return pledges
        .collectSome(open.project())
        .flatMap(
            some ->
                some > 0
                    ? Uni.createFrom().voidItem()
                    : pledges
                        .collectedMinor(open.project())
                        .flatMap(
                            total ->
                                journal.postAll(
                                    SettlementRules.collection(
                                        open.project(),
                                        open.currency(),
                                        total,
                                        open.feeBasisPoints())))
                        .chain(() -> finish(open)));
  }

  private Uni<Void> refund(Open open) {
    return pledges
        .refundSome(open.project(), SettlementRules.reasonToRefund(open.state()))
        .flatMap(some -> some > 0 ? Uni.createFrom().voidItem() : finishOnceRefunded(open));
  }

  private Uni<Void> finishOnceRefunded(Open open) {
    return pledges
        .areRefunding(open.project())
        .flatMap(
            refunding ->
                refunding
                    ? writes
                        .change(WAIT, open.project(), clock.instant().plus(WAIT_FOR_REFUNDS))
                        .replaceWithVoid()
                    : finish(open));
  }

  private Uni<Void> finish(Open open) {
    return writes
        .change(DONE, open.project(), clock.instant())
        .chain(() -> endProject.settled(open.project()));
  }
}
