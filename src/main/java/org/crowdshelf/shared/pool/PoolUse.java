package org.crowdshelf.shared.pool;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Metrics of the pool: connections in use, and operations that wait for one. */
@Singleton
class PoolUse implements VertxOptionsCustomizer, VertxMetrics {

  private final LongAdder inUse = new LongAdder();
  private final LongAdder waiting = new LongAdder();
  private final LongAdder refused = new LongAdder();

  @Override
  public void accept(VertxOptions options) {
    options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(ignored -> this));
  }

  void show(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("crowdshelf.pool.used", inUse, LongAdder::sum)
        .description("Connections that an operation or a job works on")
        .register(metrics);
    Gauge.builder("crowdshelf.pool.waiting", waiting, LongAdder::sum)
        .description("Operations and jobs that wait for a connection")
        .register(metrics);
    FunctionCounter.builder("crowdshelf.pool.refused", refused, LongAdder::sum)
        .description("How often nobody gave a connection back in time")
        .register(metrics);
  }

  @Override
  public PoolMetrics<?> createPoolMetrics(String type, String name, int size) {
    return type.equals("sql") && name.equals(DatabasePool.NAME) ? new Counting() : null;
  }

  private final class Counting implements PoolMetrics<Boolean> {

    @Override
    public Boolean submitted() {
      waiting.increment();
      return true;
    }

    @Override
    public Boolean begin(Boolean submitted) {
      waiting.decrement();
      inUse.increment();
      return true;
    }

    @Override
    public void rejected(Boolean submitted) {
      waiting.decrement();
      refused.increment();
    }

    @Override
    public void end(Boolean begun, boolean succeeded) {
      inUse.decrement();
    }
  }
}
