package org.crowdshelf.transport.request;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a request whose client does not read, and drops the rest of its answer. Vert.x would wait
 * until the client has read it: it closes a connection after its last byte, and resets no stream
 * whose answer is complete.
 */
public final class CutOff {

  // RFC 9113, 7.
  private static final long ENHANCE_YOUR_CALM = 11;

  private CutOff() {}

  /** Closes the connection of a request; with HTTP/2 its stream alone. */
  public static void end(HttpServerRequest request) {
    if (request.connection() instanceof ConnectionBase connection) {
      ChannelHandlerContext context = connection.channelHandlerContext();
      context.executor().execute(() -> end(request, context));
    }
  }

  private static void end(HttpServerRequest request, ChannelHandlerContext context) {
    if (context.handler() instanceof Http2ConnectionHandler streams) {
      streams.resetStream(context, request.streamId(), ENHANCE_YOUR_CALM, context.newPromise());
      context.flush();
    } else {
      close(context.channel());
    }
  }

  // A reset frees the bytes that the operating system holds, too.
  private static void close(Channel channel) {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.unsafe().close(channel.unsafe().voidPromise());
    }
  }
}
