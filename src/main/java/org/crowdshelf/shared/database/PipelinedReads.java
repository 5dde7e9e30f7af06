package org.crowdshelf.shared.database;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipelines the statements that one request needs at the same time over one connection. A
 * connection for each would wake a server process and a thread each, and a page with many lists
 * would take the whole pool.
 */
final class PipelinedReads {

  private record Statement(String sql, Tuple params, Promise<RowSet<Row>> rows) {

    Future<RowSet<Row>> send(SqlClient client) {
      client.preparedQuery(sql).execute(params).onComplete(rows);
      return rows.future();
    }
  }

  private final List<Statement> statements = new ArrayList<>();

  private PipelinedReads() {}

  /** Sends a statement together with the others that the same request needs at this time. */
  static Future<RowSet<Row>> send(Pool pool, String sql, Tuple params) {
    Context request = Vertx.currentContext();
    if (request == null || !VertxContext.isDuplicatedContext(request)) {
      return pool.preparedQuery(sql).execute(params);
    }
    Statement statement = new Statement(sql, params, Promise.promise());
    PipelinedReads open = request.getLocal(PipelinedReads.class);
    if (open == null) {
      PipelinedReads begun = new PipelinedReads();
      request.putLocal(PipelinedReads.class, begun);
      request.runOnContext(
          later -> {
            request.removeLocal(PipelinedReads.class);
            begun.send(pool);
          });
      open = begun;
    }
    open.statements.add(statement);
    return statement.rows.future();
  }

  private void send(Pool pool) {
    if (statements.size() == 1) {
      statements.get(0).send(pool);
      return;
    }
    pool.getConnection()
        .onSuccess(this::sendAll)
        .onFailure(none -> statements.forEach(statement -> statement.rows.fail(none)));
  }

  private void sendAll(SqlConnection connection) {
    List<Future<RowSet<Row>>> sent = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      sent.add(statement.send(connection));
    }
    // join() also waits for the statements behind one that failed.
    Future.join(sent).onComplete(done -> connection.close());
  }
}
