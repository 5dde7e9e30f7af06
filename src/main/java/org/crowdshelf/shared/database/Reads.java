package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Statements of the query path: prepared statements from the pool into records. No Hibernate
 * session is open, so fields that the engine fetches in parallel do not share one.
 */
@ApplicationScoped
public class Reads {

  private final Pool pool;

  Reads(Pool pool) {
    this.pool = pool;
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return run(sql, Params.bind(params)).map(rows -> Row.map(rows, mapping));
  }

  /** The only row that a statement returns; null where it returns none. */
  public <T> Uni<T> one(String sql, Function<Row, T> mapping, Object... params) {
    return list(sql, mapping, params).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  Uni<RowSet<io.vertx.sqlclient.Row>> run(String sql, Tuple params) {
    return Uni.createFrom()
        .emitter(
            rows ->
                PipelinedReads.send(pool.getDelegate(), sql, params)
                    .onSuccess(rows::complete)
                    .onFailure(rows::fail));
  }

  /** The same with the client's own parameters and rows. */
  public <T> Uni<List<T>> list(
      String sql,
      io.vertx.mutiny.sqlclient.Tuple params,
      Function<io.vertx.mutiny.sqlclient.Row, T> mapping) {
    return run(sql, params.getDelegate())
        .map(
            rows -> {
              List<T> mapped = new ArrayList<>(rows.size());
              Map<String, Integer> places = PlacedRow.places(rows.columnsNames());
              for (io.vertx.sqlclient.Row row : rows) {
                mapped.add(
                    mapping.apply(
                        io.vertx.mutiny.sqlclient.Row.newInstance(new PlacedRow(row, places))));
              }
              return mapped;
            });
  }

  /** The same with the client's own parameters and rows. */
  public <T> Uni<T> one(
      String sql,
      io.vertx.mutiny.sqlclient.Tuple params,
      Function<io.vertx.mutiny.sqlclient.Row, T> mapping) {
    return list(sql, params, mapping).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }
}
