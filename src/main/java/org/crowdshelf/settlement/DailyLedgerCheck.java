package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.JobGate;

/**
 * Checks the books once a day (China's) for all replicas together. Each replica looks every hour
 * whether today's check is there: a replica that is down, or a schema that is not reached, at
 * midnight delays the check and does not skip it.
 */
@ApplicationScoped
class DailyLedgerCheck {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  // The lock lets one replica compute; the others find its check an hour later.
  private static final String IS_DUE =
      """
      select pg_try_advisory_xact_lock(hashtextextended('ledger check', 0))
             and not exists (select from ledger_checks
                              where checked_at >= date_trunc('day', $1::timestamptz, 'Asia/Shanghai')) as due""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final LedgerCheck check;
  private final Clock clock;

  DailyLedgerCheck(
      JobGate gate, Transactions transactions, Writes writes, LedgerCheck check, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.check = check;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.ledger.check-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::runIfDue);
  }

  /** Checks the books unless today's check is stored, or another replica is computing it. */
  Uni<Void> runIfDue() {
    return transactions.runForLong(
        LONGEST,
        () ->
            writes
                .one(IS_DUE, row -> row.flag("due"), clock.instant())
                .flatMap(
                    due ->
                        due
                            ? check.runInTransaction().replaceWithVoid()
                            : Uni.createFrom().voidItem()));
  }
}
