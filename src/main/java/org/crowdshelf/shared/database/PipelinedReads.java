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
 * The statements that one request asks for at one moment, sent over one connection one behind the
 * other. Each on a connection of its own would wake a server process and a thread for itself, and a
 * page with many lists would take the whole pool.
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

  /** Sends a statement together with what the same request asks for at this moment. */
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
    // Join waits for those behind one that fails, too.
    Future.join(sent).onComplete(done -> connection.close());
  }
}
