package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Statements of the query path: prepared statements from the pool into records. No Hibernate
 * session is open, so fields that the engine fetches in parallel do not share one.
 */
@ApplicationScoped
public class Reads {

  // serialization_failure: on a standby, a conflict with what it replays.
  private static final String CONFLICT = "40001";

  private final Pool pool;
  private final StandbyReads standbys;

  Reads(Pool pool, StandbyReads standbys) {
    this.pool = pool;
    this.standbys = standbys;
  }

  /** Allows the reads of the request that runs now, a visitor's query, to go to a standby. */
  public static void allowStandbys() {
    StandbyReads.allow();
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return run(sql, Params.bind(params)).map(rows -> Row.map(sql, rows, mapping));
  }

  /** The only row that a statement returns; null where it returns none. */
  public <T> Uni<T> one(String sql, Function<Row, T> mapping, Object... params) {
    return list(sql, mapping, params).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  Uni<RowSet<io.vertx.sqlclient.Row>> run(String sql, Tuple params) {
    return Uni.createFrom()
        .emitter(rows -> send(sql, params).onSuccess(rows::complete).onFailure(rows::fail));
  }

  private Future<RowSet<io.vertx.sqlclient.Row>> send(String sql, Tuple params) {
    io.vertx.sqlclient.Pool primary = pool.getDelegate();
    io.vertx.sqlclient.Pool standby = standbys.forThisRequest();
    return standby == null
        ? PipelinedReads.send(primary, sql, params)
        : PipelinedReads.send(standby, sql, params)
            .recover(
                failure -> {
                  if (!isOfStandby(failure)) {
                    return Future.failedFuture(failure);
                  }
                  standbys.doubt();
                  return PipelinedReads.send(primary, sql, params);
                });
  }

  private static boolean isOfStandby(Throwable failure) {
    return DatabaseUnavailable.is(failure)
        || failure instanceof PgException told && CONFLICT.equals(told.getSqlState());
  }
}
