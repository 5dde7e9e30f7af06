package org.crowdshelf.shared.database;

import io.vertx.core.net.NetSocket;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The connections that a pool has open, so that those can be cut that nothing comes from. */
final class OpenConnections {

  private final Set<NetSocket> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Keeps a new connection in mind and gives it to its pool. */
  void opened(SqlConnection connection) {
    if (((SqlConnectionInternal) connection).unwrap() instanceof SocketConnectionBase socket) {
      open.add(socket.socket());
    }
    connection.close();
  }

  /** Ends them all: whoever waits for an answer on one is told that it is closed. */
  void cut() {
    List<NetSocket> cut;
    synchronized (open) {
      cut = List.copyOf(open);
      open.clear();
    }
    cut.forEach(NetSocket::close);
  }
}
