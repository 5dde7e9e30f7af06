package org.crowdshelf.shared.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of the database, which decides on every replica when a reservation or a project ends: a
 * replica whose own clock is wrong, or is set while it runs, must not decide otherwise.
 *
 * <p>Whoever asks the database for its time tells it here. Between two answers the time goes on
 * with the machine's monotonic clock. Before the first one it is the system's.
 */
@ApplicationScoped
public class DatabaseTime {

  /** The system's clock may differ from the database's by so much. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  // An answer that took longer tells too little.
  private static final long SLOW_NANOS = Duration.ofMillis(500).toNanos();

  /** The database's time at a moment of the monotonic clock. */
  private record Known(Instant time, long nanos) {

    Instant at(long moment) {
      return time.plusNanos(moment - nanos);
    }
  }

  private final Supplier<Instant> system;
  private final LongSupplier monotonic;
  private volatile Known known;

  @Inject
  DatabaseTime() {
    this(Instant::now, System::nanoTime);
  }

  DatabaseTime(Supplier<Instant> system, LongSupplier monotonic) {
    this.system = system;
    this.monotonic = monotonic;
  }

  /** The moment of the monotonic clock to pass to {@link #heard} with the answer. */
  public long moment() {
    return monotonic.getAsLong();
  }

  /** The database answered with its time to a question that was asked at a moment. */
  public void heard(Instant time, long asked) {
    long answered = monotonic.getAsLong();
    long took = answered - asked;
    Known before = known;
    if (before != null && took > SLOW_NANOS) {
      return;
    }
    // It answered somewhere between the two moments.
    Known now = new Known(time, asked + took / 2);
    if (before == null || Duration.between(before.at(now.nanos), time).abs().toNanos() > took / 2) {
      known = now;
    }
  }

  /** The time now. */
  public Instant now() {
    Known last = known;
    return last == null ? system.get() : last.at(monotonic.getAsLong());
  }

  /** The time by which the system's clock is ahead of the database's; negative if it is behind. */
  public Duration offset() {
    return Duration.between(now(), system.get());
  }
}
