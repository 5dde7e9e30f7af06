package org.crowdshelf.shared.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Produces the {@link Clock} that other classes get injected: the {@link DatabaseTime}. */
@ApplicationScoped
class SharedClock {

  /** UTC in whole microseconds, so that a stored instant equals the compared one. */
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock(DatabaseTime time) {
    return new Microseconds(time);
  }

  private static final class Microseconds extends Clock {

    private final DatabaseTime time;

    Microseconds(DatabaseTime time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return time.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("UTC alone");
    }
  }
}
