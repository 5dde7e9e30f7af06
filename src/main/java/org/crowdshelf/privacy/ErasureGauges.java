package org.crowdshelf.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeSource;

/** Gauges of the requests to be erased: how many wait, and how many of them are late. */
@ApplicationScoped
class ErasureGauges implements GaugeSource {

  private static final String WAITING =
      """
      select count(*) as waiting, count(*) filter (where due_at < $1) as late
        from (select due_at from erasures where state = 'WAITING' order by next_attempt_at, id limit $2) as waiting""";

  private final Reads reads;
  private final Clock clock;

  ErasureGauges(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public Uni<List<Gauge>> gauges() {
    return reads.one(
        WAITING,
        row ->
            List.of(
                Gauge.of("crowdshelf.erasures.waiting", row.number("waiting")),
                Gauge.of("crowdshelf.erasures.late", row.number("late"))),
        clock.instant(),
        MOST);
  }
}
