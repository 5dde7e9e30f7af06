package org.crowdshelf.transport.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Limits the open connections of a port, and adds a {@link SlowHeaderTimeout} to each. The HTTP
 * server calls its connection handler only after the first bytes of a request, so this class
 * configures the Netty server channel. Vert.x finds it by name.
 */
public final class ConnectionLimiter implements VertxServiceProvider {

  private static final String LIMITS = "crowdshelf.limits.";

  @Override
  public void init(VertxBuilder builder) {
    // A native transport is left unchanged.
    if (builder.findTransport() instanceof JDKTransport) {
      builder.findTransport(new Guarded());
    }
  }

  private static final class Guarded extends JDKTransport {

    @Override
    public void configure(
        NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
      super.configure(options, domainSocket, bootstrap);
      Config config = ConfigProvider.getConfig();
      config
          .getOptionalValue(LIMITS + "arrival", Duration.class)
          .ifPresent(
              arrival -> bootstrap.handler(new Entrance(arrival.toMillis(), sockets(config))));
    }

    // Each port has its own count, so that a crowd at one port does not block the probes at
    // another.
    private static OpenConnections sockets(Config config) {
      int most = number(config, LIMITS + "connections", Integer.MAX_VALUE);
      // Behind trusted proxies all connections come from a few addresses.
      boolean direct = number(config, "crowdshelf.proxy.hops", 0) == 0;
      return new OpenConnections(
          most, direct ? number(config, LIMITS + "connections-per-address", most) : most);
    }

    // Servers of the build tool use this class, too, without the defaults of the service.
    private static int number(Config config, String name, int otherwise) {
      return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }
  }

  @ChannelHandler.Sharable
  private static final class Entrance extends ChannelInboundHandlerAdapter {

    private final long millis;
    private final OpenConnections sockets;

    Entrance(long millis, OpenConnections sockets) {
      this.millis = millis;
      this.sockets = sockets;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      Channel connection = (Channel) message;
      String address = OpenConnections.address(connection.remoteAddress());
      if (!sockets.enter(address)) {
        refuse(connection);
        return;
      }
      connection.closeFuture().addListener(closed -> sockets.leave(address));
      connection.pipeline().addLast(new SlowHeaderTimeout(millis));
      context.fireChannelRead(connection);
    }

    // The channel is not registered with an event loop yet. A reset leaves no TIME_WAIT here.
    private static void refuse(Channel connection) {
      ConnectionMetrics.refused();
      connection.config().setOption(ChannelOption.SO_LINGER, 0);
      connection.unsafe().closeForcibly();
    }
  }
}
