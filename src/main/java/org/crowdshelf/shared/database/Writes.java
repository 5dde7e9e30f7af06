package org.crowdshelf.shared.database;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Statements of the command path, on the connection of the transaction that {@link Transactions}
 * runs: conditional updates, which decide and change in one round trip under one row lock. They
 * take the same parameters and give the same rows as {@link Reads}. They do not see a change of an
 * entity that Hibernate has not flushed yet.
 */
@ApplicationScoped
public class Writes {

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Object... params) {
    return CommandConnection.run(sql, params).map(RowSet::rowCount);
  }

  /** Every row that a statement returns, in its order. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> mapping, Object... params) {
    return CommandConnection.run(sql, params).map(rows -> Row.map(sql, rows, mapping));
  }

  /** The only row that a statement returns; null where it returns none. */
  public <T> Uni<T> one(String sql, Function<Row, T> mapping, Object... params) {
    return list(sql, mapping, params).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }
}
