package org.crowdshelf.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/**
 * Gauges of files that wait to be looked at or deleted, and of rejected ones, which are kept for a
 * day.
 */
@ApplicationScoped
class UploadGauges implements GaugeSource {

  private static final String OPEN =
      """
      select c.checking, c.check_oldest, d.deleting, d.delete_oldest, r.rejected
        from (select count(*) as checking,
                     coalesce(greatest(0, extract(epoch from $1::timestamptz - min(next_check_at))), 0)::bigint as check_oldest
                from (select next_check_at from uploads where state = 'CHECKING' order by next_check_at limit $2) as open) as c,
             (select count(*) as deleting,
                     coalesce(greatest(0, extract(epoch from $1::timestamptz - min(deleting_at))), 0)::bigint as delete_oldest
                from (select deleting_at from uploads where deleting_at is not null order by deleting_at limit $2) as open) as d,
             (select count(*) as rejected from (select from uploads where state = 'REJECTED' limit $2) as open) as r""";

  @Override
  public String statement() {
    return OPEN;
  }

  @Override
  public List<Gauge> gauges(Row row) {
    return List.of(
        Gauge.of("crowdshelf.uploads.waiting", row.number("checking")),
        Gauge.of("crowdshelf.uploads.oldest.seconds", row.number("check_oldest")),
        Gauge.of("crowdshelf.uploads.rejected", row.number("rejected")),
        Gauge.of("crowdshelf.uploads.deleting", row.number("deleting")),
        Gauge.of("crowdshelf.uploads.deleting.oldest.seconds", row.number("delete_oldest")));
  }
}
