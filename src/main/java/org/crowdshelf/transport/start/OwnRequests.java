package org.crowdshelf.transport.start;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests of this replica to itself: registered operations of a visitor on the home page. */
final class OwnRequests {

  private static final String HOST = "localhost";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int UNAVAILABLE = 503;
  private static final int OK = 200;
  private static final String AWAY = "\"UNAVAILABLE\"";

  // Pages of different sizes and orders are different answers in the public cache.
  private static final int SIZES = 24;
  private static final List<String> ORDERS = List.of("NEWEST", "ENDING_SOON", "MOST_BACKED");

  private final WebClient web;
  private final int port;
  private final List<String> projects = new CopyOnWriteArrayList<>();

  OwnRequests(Vertx vertx, int port) {
    this.web = WebClient.create(vertx);
    this.port = port;
  }

  /**
   * Returns whether the service answers; false while its database is away.
   *
   * @return fails where the service cannot be asked
   */
  Uni<Boolean> isAnswered() {
    return ask("Feed", new JsonObject())
        .map(
            answer -> {
              if (answer.statusCode() == OK && answer.bodyAsString().startsWith("{\"data\":{")) {
                return true;
              }
              if (answer.statusCode() == UNAVAILABLE || answer.bodyAsString().contains(AWAY)) {
                return false;
              }
              throw new IllegalStateException("status " + answer.statusCode());
            });
  }

  /** One round; a request that fails is left out. */
  Uni<Boolean> round(int round) {
    JsonObject page = new JsonObject().put("first", 1 + round % SIZES);
    return ask("Feed", page.copy().put("orderBy", ORDERS.get(round % ORDERS.size())))
        .invoke(this::remember)
        .chain(() -> ask("ProjectPage", new JsonObject().put("id", project(round))))
        .chain(() -> ask("SearchProjects", page.copy().put("text", "图书")))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(false);
  }

  void close() {
    web.close();
  }

  private void remember(HttpResponse<Buffer> feed) {
    if (projects.isEmpty()) {
      feed.bodyAsJsonObject()
          .getJsonObject("data")
          .getJsonObject("projects")
          .getJsonArray("nodes")
          .forEach(node -> projects.add(((JsonObject) node).getString("id")));
    }
  }

  // A site without projects answers an unknown one.
  private String project(int round) {
    return projects.isEmpty() ? "prj_none" : projects.get(round % projects.size());
  }

  private Uni<HttpResponse<Buffer>> ask(String operation, JsonObject variables) {
    JsonObject body = new JsonObject().put("documentId", operation).put("variables", variables);
    return web.post(port, HOST, "/graphql")
        .putHeader("Content-Type", "application/json")
        .sendBuffer(Buffer.buffer(body.encode()))
        .ifNoItem()
        .after(PATIENCE)
        .fail();
  }
}
