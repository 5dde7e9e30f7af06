package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.function.Function;

/** Prepared statements over the pool or over one connection, with the calls of {@link Writes}. */
public final class Statements {

  private final SqlClient client;

  Statements(SqlClient client) {
    this.client = client;
  }

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Object... params) {
    return run(sql, params).map(RowSet::rowCount);
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return run(sql, params).map(rows -> Row.map(sql, rows, mapping));
  }

  private Uni<RowSet<io.vertx.sqlclient.Row>> run(String sql, Object... params) {
    return Uni.createFrom()
        .completionStage(
            () -> client.preparedQuery(sql).execute(Params.bind(params)).toCompletionStage());
  }
}
