package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Single statements outside of use cases, for bookkeeping such as rate limits and clean-up. Each is
 * a transaction by itself, so use cases must not store anything through this class.
 */
@ApplicationScoped
public class Upkeep {

  private final Pool pool;

  Upkeep(Pool pool) {
    this.pool = pool;
  }

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Object... params) {
    return run(sql, params).map(RowSet::rowCount);
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return run(sql, params).map(rows -> Row.map(rows, mapping));
  }

  private Uni<RowSet<io.vertx.sqlclient.Row>> run(String sql, Object... params) {
    return Uni.createFrom()
        .completionStage(
            () ->
                pool.getDelegate()
                    .preparedQuery(sql)
                    .execute(Params.bind(params))
                    .toCompletionStage());
  }

  /** The same with the client's own parameters. */
  public Uni<Integer> change(String sql, io.vertx.mutiny.sqlclient.Tuple params) {
    return pool.preparedQuery(sql).execute(params).map(io.vertx.mutiny.sqlclient.RowSet::rowCount);
  }

  /** The same with the client's own parameters and rows. */
  public <T> Uni<List<T>> returning(
      String sql,
      io.vertx.mutiny.sqlclient.Tuple params,
      Function<io.vertx.mutiny.sqlclient.Row, T> mapping) {
    return pool.preparedQuery(sql)
        .execute(params)
        .map(
            rows -> {
              List<T> mapped = new ArrayList<>(rows.size());
              rows.forEach(row -> mapped.add(mapping.apply(row)));
              return mapped;
            });
  }
}
