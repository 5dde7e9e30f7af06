package org.crowdshelf.shared.database;

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

/** The connections that a pool has open, so that those can be cut that nothing comes from. */
final class OpenConnections {

  private final Set<Channel> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Keeps a new connection in mind and gives it to its pool. */
  void opened(SqlConnection connection) {
    // What the pool wraps it in comes off first.
    Connection pooled = ((SqlConnectionInternal) connection).unwrap();
    if (pooled.unwrap() instanceof SocketConnectionBase socket) {
      open.add(socket.socket().channelHandlerContext().channel());
    }
    connection.close();
  }

  /** Ends them all: whoever waits for an answer on one is told that it is closed. */
  void cut() {
    List<Channel> cut;
    synchronized (open) {
      cut = List.copyOf(open);
      open.clear();
    }
    cut.forEach(OpenConnections::end);
  }

  // The client's own close says goodbye and then waits for the server to end the connection, which
  // one that is silent never does; from the first handler on it is the socket alone that closes.
  private static void end(Channel channel) {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first != null) {
      first.close();
    }
  }
}
