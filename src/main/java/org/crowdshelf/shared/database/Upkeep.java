package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Statements outside of use cases, for bookkeeping such as rate limits and clean-up. Each is a
 * transaction by itself unless the caller opens one, so use cases must not store anything through
 * this class.
 */
@ApplicationScoped
public class Upkeep {

  private final Pool pool;
  private final Statements statements;

  Upkeep(Pool pool) {
    this.pool = pool;
    this.statements = new Statements(pool.getDelegate());
  }

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Object... params) {
    return statements.change(sql, params);
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return statements.list(sql, mapping, params);
  }

  /** The only row that a statement returns; null where it returns none. */
  public <T> Uni<T> one(String sql, Function<Row, T> mapping, Object... params) {
    return list(sql, mapping, params).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  /** Runs statements in one transaction on one connection; a failure rolls it back. */
  public <T> Uni<T> inTransaction(Function<Statements, Uni<T>> work) {
    return pool.withTransaction(connection -> work.apply(new Statements(connection.getDelegate())));
  }
}
