package org.crowdshelf.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The system's time, which a test moves; move it back by {@link #reset()} in an AfterEach. */
public final class TestClock extends Clock {

  private static volatile Duration ahead = Duration.ZERO;

  /** Lets time pass. */
  public static void advance(Duration time) {
    ahead = ahead.plus(time);
  }

  /** Back to the system's time. */
  public static void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes the system clock's place in tests. */
  @ApplicationScoped
  static class Producer {
    @Produces
    @ApplicationScoped
    Clock clock() {
      return new TestClock();
    }
  }
}
