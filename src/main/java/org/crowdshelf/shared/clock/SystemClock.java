package org.crowdshelf.shared.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Reads the system's clock; other classes get a {@link Clock} injected. */
@ApplicationScoped
class SystemClock {

  /** UTC in whole microseconds, so that a stored instant equals the compared one. */
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock() {
    return new Microseconds(Clock.systemUTC());
  }

  // Clock.tick would do, but the milliseconds of its clocks divide by zero where a tick is shorter
  // than one.
  private static final class Microseconds extends Clock {

    private final Clock system;

    Microseconds(Clock system) {
      this.system = system;
    }

    @Override
    public Instant instant() {
      return system.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long millis() {
      return system.millis();
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
