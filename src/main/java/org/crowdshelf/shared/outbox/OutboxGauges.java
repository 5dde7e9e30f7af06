package org.crowdshelf.shared.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/** Gauges of the outbox: waiting events, and the age of the oldest. */
@ApplicationScoped
class OutboxGauges implements GaugeSource {

  private static final String WAITING =
      """
      select count(*) as waiting,
             cast(coalesce(greatest(extract(epoch from $1 - min(occurred_at)), 0), 0) as bigint) as oldest
        from (select occurred_at from outbox where dispatched_at is null
               order by next_attempt_at, id limit $2) as waiting""";

  @Override
  public String statement() {
    return WAITING;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.outbox.waiting", row.number("waiting")),
        Gauge.of("crowdshelf.outbox.oldest.seconds", row.number("oldest")));
  }
}
