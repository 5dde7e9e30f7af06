package org.crowdshelf.transport.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * GraphQL over HTTP at {@code /graphql}, as its draft specifies it, in place of SmallRye's route. A
 * request passes {@link HeaderChecks}, sign-in and {@link Steps}.
 */
@ApplicationScoped
class GraphQLEndpoint {

  // Quarkus signs in at -200; SmallRye's own routes have -99 and higher.
  private static final int BEFORE_SIGN_IN = -10_000;
  private static final int AFTER_SIGN_IN = -150;

  private final HeaderChecks headers;
  private final Steps steps;
  private final FailureAnswers failures;

  GraphQLEndpoint(HeaderChecks headers, Steps steps, FailureAnswers failures) {
    this.headers = headers;
    this.steps = steps;
    this.failures = failures;
  }

  void route(@Observes Router router) {
    router.route("/graphql").order(BEFORE_SIGN_IN).handler(headers::pass);
    router
        .route("/graphql")
        .order(AFTER_SIGN_IN)
        .handler(this::handle)
        .failureHandler(failures::send);
  }

  private void handle(RoutingContext http) {
    steps
        .handle(new Exchange(http))
        .subscribe()
        .with(started -> {}, failure -> failures.send(http, failure));
  }
}
