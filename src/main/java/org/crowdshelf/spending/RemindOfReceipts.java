package org.crowdshelf.spending;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reminds the people of projects of receipts that will be due, once for each tranche. All replicas
 * do this at once; each tranche is taken by one, in the transaction that tells of it.
 */
@ApplicationScoped
public class RemindOfReceipts {

  private static final int BATCH = 50;

  private static final String TAKE =
      """
      update tranches set receipts_reminded_at = $1
       where id in (select id from tranches
                     where state = 'PAID' and receipts_reminded_at is null and paid_at <= $2
                     order by paid_at, id limit $3 for no key update skip locked)
      returning id""";

  // Those that receipts do not cover.
  private static final String UNCOVERED =
      """
      select t.id, t.project_id,
             ((t.paid_at at time zone 'Asia/Shanghai')::date + $2::int)::timestamp at time zone 'Asia/Shanghai' as due_at
        from tranches t
       where t.id = any($1)
         and (select sum(o.amount_minor) from tranches o where o.project_id = t.project_id and o.number <= t.number)
           > (select coalesce(sum(s.amount_minor), 0) from spendings s
               where s.project_id = t.project_id and s.state <> 'REVERSED')
       order by t.id""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;
  private final int receiptsDays;
  private final int reminderDays;

  RemindOfReceipts(
      JobGate gate,
      Transactions transactions,
      Writes writes,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.payouts.receipts-days") int receiptsDays,
      @ConfigProperty(name = "crowdshelf.payouts.reminder-days") int reminderDays) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
    this.receiptsDays = receiptsDays;
    this.reminderDays = reminderDays;
  }

  @Scheduled(
      every = "{crowdshelf.payouts.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::remindDue);
  }

  /** Looks at every tranche whose time has come; returns how many. */
  public Uni<Long> remindDue() {
    return Drain.whileFull(BATCH, () -> transactions.runUnconditionally(this::remindSome));
  }

  private Uni<Integer> remindSome() {
    Instant now = clock.instant();
    return writes
        .list(TAKE, row -> row.uuid("id"), now, now.minus(Duration.ofDays(reminderDays)), BATCH)
        .call(this::tell)
        .map(List::size);
  }

  private Uni<Void> tell(List<UUID> taken) {
    return taken.isEmpty()
        ? Uni.createFrom().voidItem()
        : writes
            .list(
                UNCOVERED,
                row ->
                    new SpendingEvents.ReceiptsDueSoon(
                        row.uuid("id"), row.uuid("project_id"), row.instant("due_at")),
                taken,
                receiptsDays)
            .flatMap(this::tellAll);
  }

  private Uni<Void> tellAll(List<SpendingEvents.ReceiptsDueSoon> events) {
    return Multi.createFrom()
        .iterable(events)
        .onItem()
        .transformToUniAndConcatenate(event -> outbox.tell(event).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
