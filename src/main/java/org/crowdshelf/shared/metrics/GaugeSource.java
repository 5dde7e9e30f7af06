package org.crowdshelf.shared.metrics;

import java.util.List;
import org.crowdshelf.shared.database.Row;

/**
 * A feature's gauges, read by one statement that is cheap at any size: it scans a partial index of
 * open rows and stops at {@link #MOST} rows.
 */
public interface GaugeSource {

  /** The largest number of rows that a gauge counts. */
  int MOST = 10_000;

  /** One row for the time $1, with at most $2 counted rows: {@link #MOST}. */
  String statement();

  /** The values of all gauges; the same gauges at each call. */
  List<Gauge> gauges(Row row);
}
