package org.crowdshelf.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code GET /dev/token?as=teacher}: an access token of one of the people of development, as text.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class DevSignIn {

  private static final Duration LIFE = Duration.ofHours(12);

  private final DevTokens tokens;

  DevSignIn(DevTokens tokens) {
    this.tokens = tokens;
  }

  void addTo(@Observes Router router) {
    router.route("/dev/token").handler(new DevGate());
    router.get("/dev/token").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    HttpServerResponse response =
        request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
    Optional<DevPerson> person = DevPerson.named(request.request().getParam("as"));
    if (person.isEmpty()) {
      response
          .setStatusCode(400)
          .end(
              DevPerson.ALL.stream()
                  .map(DevPerson::name)
                  .collect(Collectors.joining(", ", "as has to be one of ", "\n")));
      return;
    }
    response.end(tokens.access(person.get(), LIFE));
  }
}
