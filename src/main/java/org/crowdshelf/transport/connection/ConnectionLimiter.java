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
 * Lets so many connections in, and gives each its {@link SlowHeaderTimeout}. The HTTP server has no
 * setting for either that counts before a first request, and lets nobody at a connection until
 * then, so this stands where the socket is made. Found by name while the event loops are built.
 */
public final class ConnectionLimiter implements VertxServiceProvider {

  private static final String LIMITS = "crowdshelf.limits.";

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
      Config config = ConfigProvider.getConfig();
      config
          .getOptionalValue(LIMITS + "arrival", Duration.class)
          .ifPresent(
              arrival -> bootstrap.handler(new Entrance(arrival.toMillis(), sockets(config))));
    }

    // Each port has a count of its own, so that a crowd at one never keeps the probes from another.
    private static OpenConnections sockets(Config config) {
      int most = number(config, LIMITS + "connections", Integer.MAX_VALUE);
      // Through proxies of one's own everybody comes from the same few addresses.
      boolean direct = number(config, "crowdshelf.proxy.hops", 0) == 0;
      return new OpenConnections(
          most, direct ? number(config, LIMITS + "connections-per-address", most) : most);
    }

    // Servers of the build tool come by here too, and know of no defaults.
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

    // It is on no event loop yet. Reset, so that nothing of it stays behind here.
    private static void refuse(Channel connection) {
      ConnectionMetrics.refused();
      connection.config().setOption(ChannelOption.SO_LINGER, 0);
      connection.unsafe().closeForcibly();
    }
  }
}
