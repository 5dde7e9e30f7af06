package org.crowdshelf.shared.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.crowdshelf.shared.clock.DatabaseTime;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A replica is ready if its system clock is the database's to within two seconds. Ends are decided
 * by the database's time in any case; tokens and signatures are checked by the system's.
 */
@Readiness
@ApplicationScoped
class ClockReady implements HealthCheck {

  private final DatabaseTime time;

  ClockReady(DatabaseTime time) {
    this.time = time;
  }

  void show(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("crowdshelf.clock.offset", time, known -> seconds(known.offset()))
        .baseUnit("seconds")
        .description("How far the system's clock is ahead of the database's")
        .register(metrics);
  }

  @Override
  public HealthCheckResponse call() {
    Duration offset = time.offset();
    return HealthCheckResponse.named("The clock is right")
        .status(offset.abs().compareTo(DatabaseTime.TOLERANCE) <= 0)
        .withData("offsetMillis", offset.toMillis())
        .build();
  }

  private static double seconds(Duration offset) {
    return offset.toMillis() / 1000.0;
  }
}
