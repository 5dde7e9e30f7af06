package org.crowdshelf.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/** Measures how late the ends of projects are, and shows the result of the newest ledger check. */
@ApplicationScoped
class SettlementGauges implements GaugeSource {

  // Overdue: the age of the oldest due job. Lag: how long the oldest ended project has not been
  // settled. Before the first check of the books, its age counts from the first migration.
  private static final String BEHIND =
      """
      with due as (
        (select ends_at as due_at from projects where state = 'LIVE' and ends_at <= $1 order by ends_at, id limit 1)
        union all
        (select next_step_at from settlements where done_at is null and next_step_at <= $1
          order by next_step_at, project_id limit 1)
      ), unsettled as (
        select coalesce(canceled_at, ends_at) as ended_at from projects
         where state in ('SUCCEEDED', 'FAILED', 'CANCELED') and launched_at is not null and settled_at is null
         limit $2
      ), checked as (
        select checked_at, differences from ledger_checks order by checked_at desc limit 1
      ), installed as (
        select min(installed_on)::timestamptz as at from flyway_schema_history
      )
      select coalesce((select cast(greatest(extract(epoch from $1 - min(due_at)), 0) as bigint) from due), 0) as overdue,
             coalesce((select cast(greatest(extract(epoch from $1 - min(ended_at)), 0) as bigint) from unsettled), 0) as lag,
             (select count(*) from unsettled) as open,
             coalesce((select differences from checked), 0)::bigint as differences,
             cast(greatest(extract(epoch from $1 - coalesce((select checked_at from checked), installed.at)), 0) as bigint)
               as checked
        from installed""";

  @Override
  public String statement() {
    return BEHIND;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.settlement.overdue.seconds", row.number("overdue")),
        Gauge.of("crowdshelf.settlement.lag.seconds", row.number("lag")),
        Gauge.of("crowdshelf.settlement.open", row.number("open")),
        Gauge.of("crowdshelf.ledger.differences", row.number("differences")),
        Gauge.of("crowdshelf.ledger.check.age.seconds", row.number("checked")));
  }
}
