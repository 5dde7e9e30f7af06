package org.crowdshelf.outcome;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Event;
import org.crowdshelf.shared.outbox.Outbox;

/**
 * Tells a project's people 14 days before a report is due, and once when the day is over without
 * one. One project a transaction; replicas skip what another one works on. Whatever changes a
 * standing has it looked at again.
 */
@ApplicationScoped
public class RemindOfOutcomes {

  private static final int DAYS_BEFORE = 14;

  private static final String NEXT =
      """
      select project_id, reminded_of, told_over from outcome_standings
       where look_at <= $1
       order by look_at, project_id limit 1 for update skip locked""";

  private static final String STANDING = OutcomeStanding.SELECT + "s.project_id = $1";

  private static final String STORE =
      "update outcome_standings set reminded_of = $2, told_over = $3, look_at = $4 where project_id = $1";

  private record Told(UUID project, LocalDate reminded, LocalDate over) {
    static Told of(Row row) {
      return new Told(row.uuid("project_id"), row.date("reminded_of"), row.date("told_over"));
    }
  }

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;

  RemindOfOutcomes(
      JobGate gate, Transactions transactions, Writes writes, Outbox outbox, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.outcomes.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::remindDue);
  }

  /** Tells everyone who has to be told; returns how many projects it looked at. */
  public Uni<Long> remindDue() {
    return Drain.untilNone(() -> transactions.runUnconditionally(this::lookAtNext));
  }

  private Uni<Boolean> lookAtNext() {
    return writes
        .one(NEXT, Told::of, clock.instant())
        .flatMap(
            told ->
                told == null
                    ? Uni.createFrom().item(false)
                    : writes
                        .one(STANDING, OutcomeStanding::of, told.project())
                        .flatMap(standing -> tell(told, standing.next()))
                        .replaceWith(true));
  }

  private Uni<?> tell(Told told, OutcomeStanding.Due due) {
    if (due == null) {
      return store(told, null);
    }
    LocalDate today = OutcomeDays.today(clock);
    LocalDate on = due.on();
    if (due.isOver(today)) {
      Told after = new Told(told.project(), told.reminded(), on);
      return store(after, null)
          .chain(() -> once(on, told.over(), new OutcomeEvents.OutcomeOverdue(told.project(), on)));
    }
    if (today.isBefore(on.minusDays(DAYS_BEFORE))) {
      return store(told, OutcomeDays.beginning(on.minusDays(DAYS_BEFORE)));
    }
    Told after = new Told(told.project(), on, told.over());
    return store(after, OutcomeDays.beginning(on.plusDays(1)))
        .chain(
            () -> once(on, told.reminded(), new OutcomeEvents.OutcomeDueSoon(told.project(), on)));
  }

  private Uni<Void> once(LocalDate day, LocalDate toldOf, Event event) {
    return day.equals(toldOf) ? Uni.createFrom().voidItem() : outbox.tell(event);
  }

  private Uni<Integer> store(Told told, Instant lookAt) {
    return writes.change(STORE, told.project(), told.reminded(), told.over(), lookAt);
  }
}
