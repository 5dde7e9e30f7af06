package org.crowdshelf.fulfilment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.crowdshelf.shared.outbox.Outbox;

/** Tells reviewers of problems that nobody answered in time; each once. */
@ApplicationScoped
public class TellReviewers {

  private static final int BATCH = 50;

  private static final String NEXT =
      """
      update fulfilments set reviewers_told_at = $1
       where pledge_id in (select pledge_id from fulfilments
                            where state = 'PROBLEM' and called_off_at is null and reviewers_told_at is null
                              and problem_at <= $2
                            order by problem_at, pledge_id limit $3 for no key update skip locked)
      returning pledge_id, project_id""";

  private final JobGate gate;
  private final Transactions transactions;
  private final Writes writes;
  private final Outbox outbox;
  private final Clock clock;

  TellReviewers(
      JobGate gate, Transactions transactions, Writes writes, Outbox outbox, Clock clock) {
    this.gate = gate;
    this.transactions = transactions;
    this.writes = writes;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.fulfilment.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::tellDue);
  }

  /** Tells of every problem whose time is over; returns how many. */
  public Uni<Long> tellDue() {
    return Drain.whileFull(BATCH, () -> transactions.runUnconditionally(this::tellSome));
  }

  private Uni<Integer> tellSome() {
    Instant now = clock.instant();
    return writes
        .list(
            NEXT,
            row ->
                new FulfilmentEvents.DeliveryProblemUnanswered(
                    row.uuid("pledge_id"), row.uuid("project_id")),
            now,
            now.minus(FulfilmentRules.TIME_TO_ANSWER),
            BATCH)
        .call(this::tellAll)
        .map(List::size);
  }

  private Uni<Void> tellAll(List<FulfilmentEvents.DeliveryProblemUnanswered> problems) {
    return Multi.createFrom()
        .iterable(problems)
        .onItem()
        .transformToUniAndConcatenate(outbox::tell)
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
