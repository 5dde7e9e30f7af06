package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The query path: prepared statements straight from the pool into records. No session is open, so
 * fields that the engine fetches side by side do not meet.
 */
@ApplicationScoped
public class Reads {

  private final Pool pool;

  Reads(Pool pool) {
    this.pool = pool;
  }

  /** Every row of a statement, in its order. */
  public <T> Uni<List<T>> list(String sql, Tuple params, Function<Row, T> mapping) {
    return Uni.createFrom()
        .<RowSet<io.vertx.sqlclient.Row>>emitter(
            rows ->
                PipelinedReads.send(pool.getDelegate(), sql, params.getDelegate())
                    .onSuccess(rows::complete)
                    .onFailure(rows::fail))
        .map(rows -> map(rows, mapping));
  }

  /** The only row of a statement; null where there is none. */
  public <T> Uni<T> one(String sql, Tuple params, Function<Row, T> mapping) {
    return list(sql, params, mapping).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  private static <T> List<T> map(RowSet<io.vertx.sqlclient.Row> rows, Function<Row, T> mapping) {
    List<T> mapped = new ArrayList<>(rows.size());
    Map<String, Integer> places = PlacedRow.places(rows.columnsNames());
    for (io.vertx.sqlclient.Row row : rows) {
      mapped.add(mapping.apply(Row.newInstance(new PlacedRow(row, places))));
    }
    return mapped;
  }
}
