package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;

/** The page at / in development: GraphiQL with example operations and buttons to sign in. */
@IfBuildProfile("dev")
@ApplicationScoped
class DevPage {

  /** The examples in the order of their tabs, each a file in {@code local/examples}. */
  static final List<String> EXAMPLES =
      List.of(
          "feed",
          "project",
          "who-am-i",
          "place-pledge",
          "review",
          "admin",
          "create-project",
          "post-update",
          "update-profile",
          "regions");

  private static final Logger LOG = Logger.getLogger("org.crowdshelf");

  void logAddress(@ObservesAsync HttpServerStart started) {
    LOG.infof(
        "Crowdshelf is ready: http://localhost:%d/ has GraphiQL with examples and buttons to sign in",
        started.options().getPort());
  }

  void addTo(@Observes Router router) {
    router.get("/").blockingHandler(page -> send(page, "text/html", text("try-it.html")));
    router
        .get("/dev/try-it.js")
        .blockingHandler(script -> send(script, "text/javascript", text("try-it.js")));
    router
        .get("/dev/examples")
        .blockingHandler(list -> send(list, "application/json", examples().encode()));
  }

  private static JsonArray examples() {
    return new JsonArray(EXAMPLES.stream().map(DevPage::example).toList());
  }

  /** The text of an example. */
  static String example(String name) {
    return text("examples/" + name + ".graphql");
  }

  private static void send(RoutingContext request, String type, String body) {
    request
        .response()
        .putHeader("Content-Type", type + "; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(body);
  }

  private static String text(String file) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream("local/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
