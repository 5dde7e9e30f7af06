package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Single statements that write what belongs to no use case: what was used lately, what can be
 * forgotten. Each is a transaction by itself, so nothing that a use case stores goes through here.
 */
@ApplicationScoped
public class Upkeep {

  private final Pool pool;

  Upkeep(Pool pool) {
    this.pool = pool;
  }

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Tuple params) {
    return pool.preparedQuery(sql).execute(params).map(RowSet::rowCount);
  }

  /** Runs a statement; every row that it returns. */
  public <T> Uni<List<T>> returning(String sql, Tuple params, Function<Row, T> mapping) {
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
