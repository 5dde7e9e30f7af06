package org.crowdshelf.pledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/**
 * The number of pledges that have not ended. The number of those that have is left to the counter
 * of events, because counting the whole table every few seconds would cost too much.
 */
@ApplicationScoped
class PledgeGauges implements GaugeSource {

  private static final String OPEN =
      """
      select (select count(*) from (select from pledges where state = 'RESERVED' limit $2) as open) as reserved,
             (select count(*) from (select from pledges where state in ('PAID', 'REFUNDING') and state = 'PAID'
                                     limit $2) as open) as paid,
             (select count(*) from (select from pledges where state in ('PAID', 'REFUNDING') and state = 'REFUNDING'
                                     limit $2) as open) as refunding,
             coalesce((select cast(greatest(extract(epoch from $1 - reserved_until), 0) as bigint)
                         from pledges where state = 'RESERVED' order by reserved_until, id limit 1), 0) as overdue""";

  @Override
  public String statement() {
    return OPEN;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        new Gauge("crowdshelf.pledges", "RESERVED", row.number("reserved")),
        new Gauge("crowdshelf.pledges", "PAID", row.number("paid")),
        new Gauge("crowdshelf.pledges", "REFUNDING", row.number("refunding")),
        Gauge.of("crowdshelf.reservations.overdue.seconds", row.number("overdue")));
  }
}
