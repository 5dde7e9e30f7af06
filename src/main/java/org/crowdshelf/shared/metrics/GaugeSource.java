package org.crowdshelf.shared.metrics;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A feature's gauges, read by one statement that is cheap at any size: it scans a partial index of
 * open rows and stops at {@link #MOST} rows.
 */
public interface GaugeSource {

  /** The largest number of rows that a gauge counts. */
  int MOST = 10_000;

  /** The values of all gauges; the same gauges at each call. */
  Uni<List<Gauge>> gauges();
}
