package org.crowdshelf.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/**
 * Counts tranches that are approved and not paid, by what they wait for: WAITING to be sent,
 * REFUSED by the provider and tried again later, SENT, DOUBTFUL where the provider has not answered
 * five times, and BY_HAND for an admin's transfer. Those of paused projects are left out.
 */
@ApplicationScoped
class PayoutGauges implements GaugeSource {

  private static final String OPEN =
      """
      select a.waiting, a.refused, s.sent, s.doubtful, s.by_hand,
             cast(coalesce(greatest(extract(epoch from $1 - least(a.since, s.since)), 0), 0) as bigint) as oldest
        from (select count(*) filter (where not refused) as waiting, count(*) filter (where refused) as refused,
                     min(approved_at) as since
                from (select t.approved_at, exists (select from payouts o where o.tranche_id = t.id) as refused
                        from tranches t join projects p on p.id = t.project_id
                       where t.state = 'APPROVED' and p.paused_at is null
                       order by t.next_attempt_at, t.id limit $2) as approved) as a,
             (select count(*) filter (where provider <> 'manual' and failures < 5) as sent,
                     count(*) filter (where provider <> 'manual' and failures >= 5) as doubtful,
                     count(*) filter (where provider = 'manual') as by_hand,
                     min(approved_at) as since
                from (select t.approved_at, o.failures, c.provider
                        from payouts o
                        join tranches t on t.id = o.tranche_id
                        join payout_accounts c on c.id = o.payout_account_id
                       where o.state = 'SENT' order by o.next_attempt_at, o.id limit $2) as open) as s""";

  @Override
  public String statement() {
    return OPEN;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        new Gauge("crowdshelf.payouts", "WAITING", row.number("waiting")),
        new Gauge("crowdshelf.payouts", "REFUSED", row.number("refused")),
        new Gauge("crowdshelf.payouts", "SENT", row.number("sent")),
        new Gauge("crowdshelf.payouts", "DOUBTFUL", row.number("doubtful")),
        new Gauge("crowdshelf.payouts", "BY_HAND", row.number("by_hand")),
        Gauge.of("crowdshelf.payouts.oldest.seconds", row.number("oldest")));
  }
}
