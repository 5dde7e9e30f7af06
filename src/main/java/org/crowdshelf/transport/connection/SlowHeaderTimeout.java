package org.crowdshelf.transport.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose first header block is not complete in time. An idle timeout is not
 * enough, because it starts again with each byte. {@link KeepAliveTimeout} does the same for later
 * requests. A TLS handshake cannot be read here; such a connection has the idle timeout only.
 */
final class SlowHeaderTimeout extends ChannelInboundHandlerAdapter {

  // The empty line at the end of a header block; the preface of HTTP/2 contains it, too.
  private static final int END = 0x0d0a0d0a;
  private static final byte TLS_HANDSHAKE = 0x16;

  private final long millis;
  private ScheduledFuture<?> timeout;
  private boolean begun;
  private int last;

  SlowHeaderTimeout(long millis) {
    this.millis = millis;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    timeout = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && ends(bytes)) {
      cancel();
      context.pipeline().remove(this);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cancel();
    context.fireChannelInactive();
  }

  private boolean ends(ByteBuf bytes) {
    if (!begun && bytes.isReadable()) {
      begun = true;
      if (bytes.getByte(bytes.readerIndex()) == TLS_HANDSHAKE) {
        return true;
      }
    }
    for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
      last = last << 8 | bytes.getByte(i) & 0xff;
      if (last == END) {
        return true;
      }
    }
    return false;
  }

  private void cancel() {
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
