package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code GET /dev/token?as=teacher}: an access token of one of the three people of development, as
 * text. A page cannot fetch it from the OIDC server, which is another origin.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class DevSignIn {

  private static final Set<String> PEOPLE = Set.of("teacher", "backer", "reviewer");

  private final WebClient web;
  private final String oidcServer;

  DevSignIn(Vertx vertx, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String oidcServer) {
    this.web = WebClient.create(vertx);
    this.oidcServer = oidcServer;
  }

  void addTo(@Observes Router router) {
    router.get("/dev/token").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    HttpServerResponse response =
        request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
    String name = request.request().getParam("as");
    if (name == null || !PEOPLE.contains(name)) {
      response.setStatusCode(400).end("as has to be teacher, backer or reviewer\n");
      return;
    }
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "password")
            .add("client_id", "quarkus-app")
            .add("username", name)
            .add("password", name);
    web.postAbs(oidcServer + "/token")
        .sendForm(form)
        .map(answer -> answer.bodyAsJsonObject().getString("access_token"))
        .subscribe()
        .with(
            token -> response.putHeader("Cache-Control", "no-store").end(token),
            failure -> response.setStatusCode(502).end("The OIDC dev service did not answer\n"));
  }
}
