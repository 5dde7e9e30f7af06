package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.crowdshelf.shared.store.ConfiguredStore;
import org.crowdshelf.shared.store.StoreAccess;
import org.crowdshelf.shared.store.StoreSettings;
import org.crowdshelf.shared.text.OwnPictures;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * An object store inside the service, for this machine alone, on a port of its own. It speaks as
 * much of the S3 protocol as the service and its clients use, and checks signatures as a real one
 * does. A store that is configured takes its place.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@ApplicationScoped
class LocalStore implements StoreSettings {

  private static final Logger LOG = Logger.getLogger(LocalStore.class);
  private static final String HOST = "localhost";
  // Before anything that could use it.
  private static final int FIRST = 1;

  private final ConfiguredStore configured;
  private final Vertx vertx;
  private final Clock clock;
  private final int port;
  private final Optional<String> folder;
  private final String secretKey = UUID.randomUUID().toString();
  private volatile LocalStoreFolder files;
  private volatile HttpServer server;
  private volatile StoreAccess access;

  LocalStore(
      ConfiguredStore configured,
      Vertx vertx,
      Clock clock,
      @ConfigProperty(name = "crowdshelf.local.store-port") int port,
      @ConfigProperty(name = "crowdshelf.local.store-folder") Optional<String> folder) {
    this.configured = configured;
    this.vertx = vertx;
    this.clock = clock;
    this.port = port;
    this.folder = folder;
  }

  @Override
  public Optional<StoreAccess> access() {
    return Optional.ofNullable(access).or(configured::access);
  }

  void start(@Observes @Priority(FIRST) StartupEvent start) throws IOException {
    if (configured.access().isPresent()) {
      return;
    }
    files = LocalStoreFolder.of(folder);
    HttpServer made =
        vertx.createHttpServer(
            new HttpServerOptions().setHost(HOST).setPort(port).setHttp2ClearTextEnabled(false));
    Router router = Router.router(vertx);
    LocalStoreFiles kept = new LocalStoreFiles(vertx, files.path());
    new LocalStoreRequests(this::access, clock, kept).addTo(router);
    made.requestHandler(router)
        .listen()
        .onSuccess(this::began)
        .onFailure(
            taken ->
                LOG.warnf(
                    "There is no store: port %d is taken. Set crowdshelf.local.store-port to another",
                    port));
  }

  private void began(HttpServer listening) {
    server = listening;
    access = at(listening.actualPort());
    OwnPictures.readAt(access.publicAddress().toString());
  }

  void stop(@Observes ShutdownEvent stop) {
    if (server != null) {
      server.close();
    }
    if (files != null) {
      files.close(vertx);
    }
  }

  private StoreAccess at(int actual) {
    URI here = URI.create("http://" + HOST + ":" + actual);
    return new StoreAccess(
        here,
        here,
        URI.create(here + "/crowdshelf"),
        "local",
        "crowdshelf",
        true,
        "local",
        secretKey);
  }
}
