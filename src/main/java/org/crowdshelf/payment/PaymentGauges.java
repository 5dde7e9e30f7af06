package org.crowdshelf.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/**
 * Counts payments that have expired without a known result, refunds that are not done, and
 * findings.
 */
@ApplicationScoped
class PaymentGauges implements GaugeSource {

  private static final String OPEN =
      """
      select p.unknown, p.unknown_oldest, r.waiting, r.sent, r.failing, r.stuck, r.oldest, f.findings
        from (select count(*) filter (where expires_at < $1) as unknown,
                     cast(coalesce(greatest(extract(epoch from $1 - min(expires_at)), 0), 0) as bigint) as unknown_oldest
                from (select expires_at from payments where state in ('CREATED', 'PENDING')
                       order by next_query_at, id limit $2) as open) as p,
             (select count(*) filter (where state = 'WAITING') as waiting,
                     count(*) filter (where state = 'SENT') as sent,
                     count(*) filter (where state = 'FAILING') as failing,
                     count(*) filter (where state = 'STUCK') as stuck,
                     cast(coalesce(greatest(extract(epoch from $1 - min(created_at) filter (where state <> 'SENT')), 0), 0)
                       as bigint) as oldest
                from (select state, created_at from refunds where state <> 'DONE'
                       order by next_attempt_at, id limit $2) as open) as r,
             (select count(*) as findings from (select from payment_findings where state = 'OPEN' limit $2) as open) as f""";

  @Override
  public String statement() {
    return OPEN;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.payments.unknown", row.number("unknown")),
        Gauge.of("crowdshelf.payments.unknown.oldest.seconds", row.number("unknown_oldest")),
        new Gauge("crowdshelf.refunds", "WAITING", row.number("waiting")),
        new Gauge("crowdshelf.refunds", "SENT", row.number("sent")),
        new Gauge("crowdshelf.refunds", "FAILING", row.number("failing")),
        new Gauge("crowdshelf.refunds", "STUCK", row.number("stuck")),
        Gauge.of("crowdshelf.payment.findings", row.number("findings")),
        Gauge.of("crowdshelf.refunds.oldest.seconds", row.number("oldest")));
  }
}
