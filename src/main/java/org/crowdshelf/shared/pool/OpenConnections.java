package org.crowdshelf.shared.pool;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The open connections of a pool, so that connections without an answer can be closed. */
final class OpenConnections {

  private final Set<Channel> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Registers a new connection and hands it to its pool. */
  void opened(SqlConnection connection) {
    // Unwraps the pool's wrapper first.
    Connection pooled = ((SqlConnectionInternal) connection).unwrap();
    if (pooled.unwrap() instanceof SocketConnectionBase socket) {
      open.add(socket.socket().channelHandlerContext().channel());
    }
    connection.close();
  }

  /** Closes them all, so that statements waiting on them fail. */
  void cut() {
    List<Channel> cut;
    synchronized (open) {
      cut = List.copyOf(open);
      open.clear();
    }
    cut.forEach(OpenConnections::end);
  }

  // The client's own close sends a message and waits for the server to end the connection, which a
  // server that does not answer never does. Closing from the first handler closes the socket only.
  private static void end(Channel channel) {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first != null) {
      first.close();
    }
  }
}
