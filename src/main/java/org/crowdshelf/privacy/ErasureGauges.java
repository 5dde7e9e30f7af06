package org.crowdshelf.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/** Gauges of the requests to be erased: how many wait, and how many of them are late. */
@ApplicationScoped
class ErasureGauges implements GaugeSource {

  private static final String WAITING =
      """
      select count(*) as waiting, count(*) filter (where due_at < $1) as late
        from (select due_at from erasures where state = 'WAITING' order by next_attempt_at, id limit $2) as waiting""";

  @Override
  public String statement() {
    return WAITING;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.erasures.waiting", row.number("waiting")),
        Gauge.of("crowdshelf.erasures.late", row.number("late")));
  }
}
