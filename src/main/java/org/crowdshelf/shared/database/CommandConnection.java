package org.crowdshelf.shared.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.pool.impl.SqlClientConnection;

/**
 * Runs a statement on the connection of the current Hibernate session. Hibernate Reactive has no
 * public way from a session to its connection, so this class uses two of its internal ones.
 */
final class CommandConnection {

  private CommandConnection() {}

  /** Runs a prepared statement in the current transaction; fails where no session is open. */
  static Uni<RowSet<Row>> run(String sql, Object... params) {
    return Panache.getSession()
        .map(session -> ((MutinySessionImpl) session).getReactiveConnection())
        .flatMap(
            connection -> Uni.createFrom().completionStage(() -> run(connection, sql, params)));
  }

  // A batch that Hibernate has begun is sent before. The connection without batches is the only one
  // that returns rows with the names of their columns.
  private static CompletionStage<RowSet<Row>> run(
      ReactiveConnection connection, String sql, Object... params) {
    SqlClientConnection plain = (SqlClientConnection) connection.withBatchSize(1);
    return connection
        .executeBatch()
        .thenCompose(sent -> plain.preparedQuery(sql, Params.bind(params)));
  }
}
