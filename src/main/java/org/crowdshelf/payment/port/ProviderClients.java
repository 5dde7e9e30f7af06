package org.crowdshelf.payment.port;

import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;

/** HTTP clients for providers' APIs. */
public final class ProviderClients {

  /** The longest time that a call to a provider may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int CONNECTIONS = 32;

  // Shorter than the shortest idle time of a provider (WeChat Pay: 8 s), so that no request is sent
  // into a connection that the other side is closing.
  private static final int IDLE_SECONDS = 7;

  private ProviderClients() {}

  /** A client with a bounded pool of connections, which follows no redirects. */
  public static WebClient client(Vertx vertx) {
    return WebClient.create(
        vertx,
        new WebClientOptions()
            .setMaxPoolSize(CONNECTIONS)
            .setMaxWaitQueueSize(CONNECTIONS)
            .setKeepAliveTimeout(IDLE_SECONDS)
            .setConnectTimeout((int) PATIENCE.toMillis())
            .setFollowRedirects(false)
            .setUserAgent("Crowdshelf"));
  }
}
