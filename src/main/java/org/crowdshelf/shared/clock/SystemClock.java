package org.crowdshelf.shared.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one place that reads the system's clock; everybody else is given a {@link Clock}. */
@ApplicationScoped
class SystemClock {

  /** UTC in whole microseconds: what PostgreSQL stores is what was compared. */
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
