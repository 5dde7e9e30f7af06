package org.crowdshelf.shared.pool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.crowdshelf.shared.clock.DatabaseTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Checks whether the database can be reached and written, over a separate connection, because a
 * busy pool does not mean a lost database. A loss is noticed within four seconds. From then on
 * waiting operations fail, jobs pause, and new operations are refused at once, until the database
 * is back.
 */
@ApplicationScoped
public class DatabaseWatch {

  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);

  // One check over the old connection, and one over a new one before operations fail.
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofMillis(50);

  // Of a StartupEvent: after the migration, before the scheduler.
  private static final int BEFORE_JOBS = 10;

  // A standby behind the same address can be read, but every command would fail.
  private static final String LOOK =
      "select current_setting('transaction_read_only') as read_only, clock_timestamp() as time";

  private enum Seen {
    NOTHING_YET,
    REACHED,
    LOST
  }

  private final DatabasePool pools;
  private final DatabaseTime time;
  private final Scheduler jobs;
  private final Vertx vertx;
  private final Duration every;
  private volatile boolean stopping;
  private volatile Seen seen = Seen.NOTHING_YET;
  private volatile Pool probe;

  DatabaseWatch(
      DatabasePool pools,
      DatabaseTime time,
      Scheduler jobs,
      Vertx vertx,
      MeterRegistry metrics,
      @ConfigProperty(name = "crowdshelf.database.watch-every") Duration every) {
    this.pools = pools;
    this.time = time;
    this.jobs = jobs;
    this.vertx = vertx;
    this.every = every;
    Gauge.builder("crowdshelf.database.reached", this, watch -> watch.isReached() ? 1 : 0)
        .description("1 where this replica reached the database when it last looked")
        .register(metrics);
  }

  /** Returns whether the last check failed; false before the first check. */
  public boolean isLost() {
    return seen == Seen.LOST;
  }

  /** Returns whether the last check succeeded; runs the first check if there was none. */
  public Uni<Boolean> reached() {
    return (seen == Seen.NOTHING_YET ? look() : Uni.createFrom().voidItem())
        .map(looked -> isReached());
  }

  private boolean isReached() {
    return seen == Seen.REACHED;
  }

  // A timer and not a job of the scheduler: jobs pause while the database is lost, and until the
  // first look has read the database's time.
  void start(@Observes @Priority(BEFORE_JOBS) StartupEvent started, Pool pool) {
    if (!every.isZero()) {
      // Creates the pool, which is where the address comes from.
      pool.getDelegate().size();
      pauseJobs();
      look().subscribe().with(looked -> keepLooking());
    }
  }

  private void keepLooking() {
    vertx.setTimer(every.toMillis(), due -> look().subscribe().with(looked -> keepLooking()));
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopped();
  }

  void stopSoon(@Observes ShutdownDelayInitiatedEvent stopping) {
    stopped();
  }

  // Other replicas run the jobs; a job that is running here ends with its transaction.
  private void stopped() {
    stopping = true;
    pauseJobs();
  }

  // A process that only migrates has none.
  private void pauseJobs() {
    if (jobs.isStarted()) {
      jobs.pause();
    }
  }

  private Uni<Void> look() {
    Pool connection = connection();
    return connection == null
        ? Uni.createFrom().voidItem()
        : ask(connection, PATIENCE)
            .onFailure()
            .recoverWithUni(() -> askAnew(connection))
            .invoke(writable -> note(writable, "it can only be read"))
            .onFailure()
            .invoke(failure -> note(false, failure.toString()))
            .onFailure()
            .recoverWithNull()
            .replaceWithVoid();
  }

  private synchronized Pool connection() {
    if (probe == null) {
      probe = pools.probe(PATIENCE).map(Pool::newInstance).orElse(null);
    }
    return probe;
  }

  // The pool learns a moment later that the old connection is closed.
  private Uni<Boolean> askAnew(Pool connection) {
    pools.cutProbe();
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(MOMENT)
        .chain(() -> ask(connection, LAST_PATIENCE));
  }

  private Uni<Boolean> ask(Pool connection, Duration patience) {
    return Uni.createFrom()
        .item(time::moment)
        .flatMap(
            asked ->
                connection
                    .query(LOOK)
                    .execute()
                    .map(rows -> rows.iterator().next())
                    .invoke(row -> time.heard(row.getOffsetDateTime("time").toInstant(), asked)))
        .map(row -> row.getString("read_only").equals("off"))
        .ifNoItem()
        .after(patience)
        .fail();
  }

  private void note(boolean there, String why) {
    Seen before = seen;
    seen = there ? Seen.REACHED : Seen.LOST;
    if (!there) {
      // At each failed check: a connection may have been opened and stopped answering since.
      pools.cutProbe();
      pools.letGoOfOperations();
    } else {
      pools.takeOperations();
    }
    if (!there && before != Seen.LOST) {
      LOG.errorf("The database is lost: %s", why);
      pauseJobs();
    } else if (there && before != Seen.REACHED && !stopping) {
      if (before == Seen.LOST) {
        LOG.info("The database is back");
      }
      if (jobs.isStarted()) {
        jobs.resume();
      }
    }
  }
}
