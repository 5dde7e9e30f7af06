package org.crowdshelf.shared.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Statements of the command path, on the connection of the transaction that {@link Transactions}
 * runs: conditional updates, which decide and change in one round trip under one row lock.
 */
@ApplicationScoped
public class Writes {

  /** Runs a statement; answers how many rows it changed. */
  public Uni<Integer> change(String sql, Object... params) {
    return connection()
        .flatMap(open -> Uni.createFrom().completionStage(() -> open.update(sql, params)));
  }

  /** Every row that a statement answers, RETURNING included. */
  public <T> Uni<List<T>> list(String sql, Function<Values, T> mapping, Object... params) {
    return connection()
        .flatMap(open -> Uni.createFrom().completionStage(() -> open.select(sql, params)))
        .map(rows -> map(rows, mapping));
  }

  /** The only row that a statement answers; null where there is none. */
  public <T> Uni<T> one(String sql, Function<Values, T> mapping, Object... params) {
    return list(sql, mapping, params).map(rows -> rows.isEmpty() ? null : rows.get(0));
  }

  private static Uni<ReactiveConnection> connection() {
    return Panache.getSession()
        .map(session -> ((MutinySessionImpl) session).getReactiveConnection());
  }

  private static <T> List<T> map(ReactiveConnection.Result rows, Function<Values, T> mapping) {
    List<T> mapped = new ArrayList<>(rows.size());
    while (rows.hasNext()) {
      mapped.add(mapping.apply(new Values(rows.next())));
    }
    return mapped;
  }
}
