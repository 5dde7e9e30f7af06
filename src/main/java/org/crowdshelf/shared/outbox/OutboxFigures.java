package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.metrics.Figure;
import org.crowdshelf.shared.metrics.FigureSource;

/** How many events wait for their listeners, and for how long. */
@ApplicationScoped
class OutboxFigures implements FigureSource {

  private static final String WAITING =
      """
      select count(*) as waiting,
             cast(coalesce(greatest(extract(epoch from $1 - min(occurred_at)), 0), 0) as bigint) as oldest
        from (select occurred_at from outbox where dispatched_at is null
               order by next_attempt_at, id limit $2) as waiting""";

  private final Reads reads;
  private final Clock clock;

  OutboxFigures(Reads reads, Clock clock) {
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public Uni<List<Figure>> figures() {
    return reads.one(
        WAITING,
        Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), MOST),
        row ->
            List.of(
                Figure.of("crowdshelf.outbox.waiting", row.getLong("waiting")),
                Figure.of("crowdshelf.outbox.oldest.seconds", row.getLong("oldest"))));
  }
}
