package org.crowdshelf.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/** Gauges of the files that are to be made: how many, and how long the oldest has waited. */
@ApplicationScoped
class ExportGauges implements GaugeSource {

  private static final String WAITING =
      """
      select count(*) as waiting,
             coalesce(greatest(0, extract(epoch from $1::timestamptz - min(requested_at))), 0)::bigint as oldest
        from (select requested_at from exports where state = 'WAITING' order by next_attempt_at, id limit $2) as waiting""";

  @Override
  public String statement() {
    return WAITING;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.exports.waiting", row.number("waiting")),
        Gauge.of("crowdshelf.exports.oldest.seconds", row.number("oldest")));
  }
}
