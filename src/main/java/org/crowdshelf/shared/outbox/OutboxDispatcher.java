package org.crowdshelf.shared.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
  private final Pool pool;
  private final Clock clock;
  private final List<OutboxListener> listeners;
  private final MeterRegistry metrics;

  OutboxDispatcher(
      JobGate gate,
      Pool pool,
      Clock clock,
      @All List<OutboxListener> listeners,
      MeterRegistry metrics) {
    this.gate = gate;
    this.pool = pool;
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
    return Drain.whileFull(1, () -> pool.withTransaction(this::dispatchSome));
  }

  private Uni<Integer> dispatchSome(SqlConnection connection) {
    return connection
        .preparedQuery(NEXT_WAITING)
        .execute(Tuple.of(now(), BATCH))
        .map(OutboxDispatcher::waiting)
        .flatMap(
            batch ->
                batch.isEmpty()
                    ? Uni.createFrom().item(0)
                    : dispatch(connection, batch).replaceWith(batch.size()));
  }

  private static List<OutboxEvent> waiting(RowSet<Row> rows) {
    List<OutboxEvent> waiting = new ArrayList<>(rows.size());
    for (Row row : rows) {
      waiting.add(
          new OutboxEvent(
              row.getUUID("id"),
              row.getString("event_type"),
              row.getUUID("subject_id"),
              row.get(JsonObject.class, "payload"),
              row.getOffsetDateTime("occurred_at").toInstant()));
    }
    return waiting;
  }

  private Uni<RowSet<Row>> dispatch(SqlConnection connection, List<OutboxEvent> batch) {
    return Multi.createFrom()
        .iterable(batch)
        .onItem()
        .transformToUniAndConcatenate(event -> taken(connection, event))
        .collect()
        .asList()
        .flatMap(
            taken ->
                connection
                    .preparedQuery(DONE)
                    .execute(Tuple.of(taken.toArray(UUID[]::new), now())));
  }

  // The event's key; null if a listener failed.
  private Uni<UUID> taken(SqlConnection connection, OutboxEvent event) {
    return handOver(event)
        .onItemOrFailure()
        .invoke((done, failure) -> count(event, failure))
        .replaceWith(event.id())
        .onFailure()
        .recoverWithUni(failure -> postpone(connection, event, failure).replaceWith((UUID) null));
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

  private Uni<RowSet<Row>> postpone(
      SqlConnection connection, OutboxEvent event, Throwable failure) {
    LOG.errorf(failure, "Event %s %s was not taken; it waits", event.type(), event.id());
    return connection
        .preparedQuery(WAIT)
        .execute(Tuple.of(event.id(), now(), failure.getClass().getSimpleName()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
