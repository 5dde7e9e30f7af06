package org.crowdshelf.shared.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Statements;
import org.crowdshelf.shared.database.Upkeep;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.GrowingWait;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Delivers waiting events to their listeners, on all replicas at once: each replica locks its rows,
 * and the others skip locked rows. Twenty events share a transaction, because a commit for each
 * would double the commits of a pledge. A crash releases the locks, so the events are delivered
 * again; a failure postpones the event by growing waits.
 */
@ApplicationScoped
public class OutboxDispatcher {

  private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);
  private static final int BATCH = 20;

  private static final String NEXT_WAITING =
      """
      select id, event_type, subject_id, payload, occurred_at
        from outbox
       where dispatched_at is null and next_attempt_at <= $1
       order by next_attempt_at, id
       limit $2
         for update skip locked""";

  private static final String DONE =
      "update outbox set dispatched_at = $2, attempts = attempts + 1, last_error = null where id = any($1)";

  private static final String WAIT =
      "update outbox set attempts = attempts + 1, last_error = $3, next_attempt_at = $2::timestamptz + "
          + GrowingWait.after("1 second", "attempts")
          + " where id = $1";

  private final JobGate gate;
  private final Upkeep upkeep;
  private final Clock clock;
  private final List<OutboxListener> listeners;
  private final MeterRegistry metrics;

  OutboxDispatcher(
      JobGate gate,
      Upkeep upkeep,
      Clock clock,
      @All List<OutboxListener> listeners,
      MeterRegistry metrics) {
    this.gate = gate;
    this.upkeep = upkeep;
    this.clock = clock;
    this.listeners = listeners;
    this.metrics = metrics;
  }

  @Scheduled(
      every = "{crowdshelf.outbox.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> dispatchOnSchedule() {
    return gate.run(this::dispatchWaiting);
  }

  /** Delivers all due events; returns how many it tried. */
  public Uni<Long> dispatchWaiting() {
    return Drain.whileFull(1, () -> upkeep.inTransaction(this::dispatchSome));
  }

  private Uni<Integer> dispatchSome(Statements statements) {
    return statements
        .list(NEXT_WAITING, OutboxDispatcher::event, clock.instant(), BATCH)
        .flatMap(
            batch ->
                batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : dispatch(statements, batch).replaceWith(batch.size()));
  }

  private static OutboxEvent event(Row row) {
    return new OutboxEvent(
        row.uuid("id"),
        row.text("event_type"),
        row.uuid("subject_id"),
        row.json("payload"),
        row.instant("occurred_at"));
  }

  private Uni<Integer> dispatch(Statements statements, List<OutboxEvent> batch) {
    return Multi.createFrom()
        .iterable(batch)
        .onItem()
        .transformToUniAndConcatenate(event -> taken(statements, event))
        .collect()
        .asList()
        .flatMap(taken -> statements.change(DONE, taken, clock.instant()));
  }

  // The event's key; null if a listener failed.
  private Uni<UUID> taken(Statements statements, OutboxEvent event) {
    return handOver(event)
        .onItemOrFailure()
        .invoke((done, failure) -> count(event, failure))
        .replaceWith(event.id())
        .onFailure()
        .recoverWithUni(failure -> postpone(statements, event, failure).replaceWith((UUID) null));
  }

  // Types are constants of the code, so their number is bounded.
  private void count(OutboxEvent event, Throwable failure) {
    String outcome = failure == null ? "taken" : "failed";
    metrics.counter("crowdshelf.events", "type", event.type(), "outcome", outcome).increment();
  }

  private Uni<Void> handOver(OutboxEvent event) {
    return Multi.createFrom()
        .iterable(listeners)
        .filter(listener -> listener.wants(event.type()))
        .onItem()
        .transformToUniAndConcatenate(
            listener -> Uni.createFrom().deferred(() -> listener.on(event)))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Integer> postpone(Statements statements, OutboxEvent event, Throwable failure) {
    LOG.errorf(failure, "Event %s %s was not taken; it waits", event.type(), event.id());
    return statements.change(WAIT, event.id(), clock.instant(), failure.getClass().getSimpleName());
  }
}
