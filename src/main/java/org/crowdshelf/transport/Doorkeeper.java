package org.crowdshelf.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives each connection that comes in its {@link HeaderDeadline}. The HTTP server has no setting
 * for it and lets nobody at a connection before its first request, so this stands where the socket
 * is made. Found by name while the event loops are built.
 */
public final class Doorkeeper implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder builder) {
    // A native transport, where one is asked for, is left as it is.
    if (builder.findTransport() instanceof JDKTransport) {
      builder.findTransport(new Guarded());
    }
  }

  private static final class Guarded extends JDKTransport {

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      ConfigProvider.getConfig()
          .getOptionalValue("crowdshelf.limits.arrival", Duration.class)
          .ifPresent(arrival -> bootstrap.handler(new Entrance(arrival.toMillis())));
    }
  }

  @ChannelHandler.Sharable
  private static final class Entrance extends ChannelInboundHandlerAdapter {

    private final long millis;

    Entrance(long millis) {
      this.millis = millis;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
      ((Channel) connection).pipeline().addLast(new HeaderDeadline(millis));
      context.fireChannelRead(connection);
    }
  }
}
