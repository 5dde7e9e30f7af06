package org.crowdshelf.shared.metrics;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A feature's gauges for the operator, read from the database by one statement that is cheap at any
 * size: it walks an index of what is open and stops at {@link #MOST} rows.
 */
public interface GaugeSource {

  /** Beyond so many a gauge only says that there are more. */
  int MOST = 10_000;

  /** The same gauges each time. */
  Uni<List<Gauge>> gauges();
}
