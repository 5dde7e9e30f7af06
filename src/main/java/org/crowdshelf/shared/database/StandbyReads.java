package org.crowdshelf.shared.database;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.crowdshelf.shared.pool.DatabasePool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends the reads of visitors' queries to the standbys of {@code crowdshelf.database.reads.url}
 * while those are less than two seconds behind, and to the primary otherwise. A request with a
 * token reads the primary, and so sees its own writes.
 *
 * <p>Every 500 ms this class records the primary's WAL position with a monotonic time, and reads
 * the position that a standby has replayed. The standby counts as fresh for two seconds from the
 * time of the newest record that it has replayed. Changes of the system clock have no effect.
 */
@ApplicationScoped
class StandbyReads {

  private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long EVERY_MILLIS = 500;

  // Changes of the system clock do not affect it.
  private static final Ticker MONOTONIC = Ticker.systemTicker();

  private static final String WRITTEN =
      "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::int8 as place where not pg_is_in_recovery()";

  // A promoted server returns no row, so the check fails and reads go to the primary.
  private static final String REPLAYED =
      "select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::int8 as place where pg_is_in_recovery()";

  private record Note(long nanos, long place) {}

  private final Optional<String> address;
  private final io.vertx.mutiny.sqlclient.Pool primary;
  private final DatabasePool pools;
  private final io.vertx.mutiny.core.Vertx vertx;
  private final MeterRegistry metrics;
  // The check alone uses it and never overlaps itself, so it needs no lock.
  private final Deque<Note> notes = new ArrayDeque<>();
  private volatile Pool standby;
  private volatile long freshUntil = MONOTONIC.read();

  StandbyReads(
      @ConfigProperty(name = "crowdshelf.database.reads.url") Optional<String> address,
      io.vertx.mutiny.sqlclient.Pool primary,
      DatabasePool pools,
      io.vertx.mutiny.core.Vertx vertx,
      MeterRegistry metrics) {
    this.address = address;
    this.primary = primary;
    this.pools = pools;
    this.vertx = vertx;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent started) {
    Gauge.builder("crowdshelf.database.reads.fresh", this, me -> me.isFresh() ? 1 : 0)
        .description("1 while visitors' queries of this replica read a standby")
        .register(metrics);
    address.ifPresent(
        url -> {
          standby = pools.standbys(primary, url);
          keepLooking();
        });
  }

  /** Marks the request that runs now as a visitor's query. */
  static void allow() {
    Context request = Vertx.currentContext();
    if (request != null && VertxContext.isDuplicatedContext(request)) {
      request.putLocal(StandbyReads.class, true);
    }
  }

  /** The pool for a statement of the request that runs now; null for the primary's. */
  Pool forThisRequest() {
    Context request = Vertx.currentContext();
    return standby != null
            && isFresh()
            && request != null
            && VertxContext.isDuplicatedContext(request)
            && request.getLocal(StandbyReads.class) != null
        ? standby
        : null;
  }

  /**
   * Sends statements to the primary until the next successful check, because the standby failed
   * one.
   */
  void doubt() {
    freshUntil = MONOTONIC.read();
  }

  private boolean isFresh() {
    return freshUntil - MONOTONIC.read() > 0;
  }

  private void keepLooking() {
    look()
        .onFailure()
        .invoke(this::doubt)
        .onFailure()
        .recoverWithNull()
        .subscribe()
        .with(looked -> vertx.setTimer(EVERY_MILLIS, again -> keepLooking()));
  }

  private Uni<Void> look() {
    long now = MONOTONIC.read();
    return place(primary, WRITTEN)
        .invoke(place -> notes.addLast(new Note(now, place)))
        .chain(() -> place(io.vertx.mutiny.sqlclient.Pool.newInstance(standby), REPLAYED))
        .invoke(this::compare)
        .ifNoItem()
        .after(Duration.ofNanos(MOST_NANOS))
        .fail()
        .replaceWithVoid();
  }

  private static Uni<Long> place(io.vertx.mutiny.sqlclient.Pool pool, String sql) {
    return pool.query(sql).execute().map(rows -> rows.iterator().next().getLong("place"));
  }

  private void compare(long replayed) {
    while (!notes.isEmpty() && notes.peekFirst().place <= replayed) {
      freshUntil = notes.removeFirst().nanos + MOST_NANOS;
    }
    // After a failover the position may be lower, so old records might never be reached.
    while (notes.size() > 8) {
      notes.removeFirst();
    }
  }
}
