package org.crowdshelf.transport.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the connections that {@link ConnectionLimiter} refused. The counter is static, because
 * Vert.x creates that class outside of CDI.
 */
@Singleton
class ConnectionMetrics implements MeterBinder {

  private static final LongAdder REFUSED = new LongAdder();

  static void refused() {
    REFUSED.increment();
  }

  @Override
  public void bindTo(MeterRegistry metrics) {
    FunctionCounter.builder("crowdshelf.connections.refused", REFUSED, LongAdder::sum)
        .description("Connections closed at once, since there were enough already")
        .register(metrics);
  }
}
