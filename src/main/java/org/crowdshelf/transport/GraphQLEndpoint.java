package org.crowdshelf.transport;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.quarkus.security.AuthenticationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;
import org.crowdshelf.shared.error.ErrorCode;

/**
 * GraphQL over HTTP at {@code /graphql}, as its draft says, in place of the engine's own route.
 * Follow a request: {@link FrontDoor}, sign-in, {@link Body}, {@link GraphQLRequest}, {@link
 * PersistedOperations}, {@link Documents}, {@link OperationRun}, {@link Answers}.
 */
@ApplicationScoped
class GraphQLEndpoint {

  // Sign-in happens at -200; the engine's own routes stand at -99 and later.
  private static final int BEFORE_SIGN_IN = -10_000;
  private static final int AFTER_SIGN_IN = -150;

  private final FrontDoor door;
  private final Answers answers;
  private final PersistedOperations persisted;
  private final Documents documents;
  private final Engine engine;
  private final OperationRun.Surroundings surroundings;

  GraphQLEndpoint(
      FrontDoor door,
      Answers answers,
      PersistedOperations persisted,
      Documents documents,
      Engine engine,
      LimitsConfig limits,
      Admission admission,
      RequestScope scope) {
    this.door = door;
    this.answers = answers;
    this.persisted = persisted;
    this.documents = documents;
    this.engine = engine;
    this.surroundings = new OperationRun.Surroundings(engine, limits, admission, scope, answers);
  }

  void route(@Observes Router router) {
    router.route("/graphql").order(BEFORE_SIGN_IN).handler(door::pass);
    router
        .route("/graphql")
        .order(AFTER_SIGN_IN)
        .handler(this::handle)
        .failureHandler(this::failed);
  }

  private void handle(RoutingContext http) {
    if (http.request().method().equals(HttpMethod.POST)) {
      Body.read(
          http,
          surroundings.limits(),
          body -> answer(http, () -> GraphQLRequest.ofBody(body)),
          refused -> answers.send(http, refused));
    } else {
      http.request().resume();
      answer(http, () -> GraphQLRequest.ofParameters(parameters(http)));
    }
  }

  private void answer(RoutingContext http, Supplier<GraphQLRequest> reading) {
    Uni.createFrom()
        .item(reading)
        .flatMap(persisted::resolved)
        .flatMap(request -> prepared(http, request))
        .subscribe()
        .with(OperationRun::start, failure -> refuse(http, failure));
  }

  private Uni<OperationRun> prepared(RoutingContext http, GraphQLRequest request) {
    Document document =
        documents.document(request.query(), engine.schema(), answers.language(http).locale());
    OperationDefinition operation = Operations.named(document, request.operationName());
    if (http.request().method().equals(HttpMethod.GET)
        && operation.getOperation() != OperationDefinition.Operation.QUERY) {
      throw RequestRefused.with(405, ErrorCode.METHOD_NOT_ALLOWED);
    }
    OperationRun run = OperationRun.of(http, request, document, operation, surroundings);
    return persisted.remember(request).replaceWith(run);
  }

  private void refuse(RoutingContext http, Throwable failure) {
    if (failure instanceof RequestRefused refused) {
      if (refused.status() == 405) {
        http.response().putHeader(HttpHeaders.ALLOW, "POST");
      }
      answers.send(http, refused);
    } else if (failure instanceof DocumentRefused refused) {
      answers.send(http, refused.errors());
    } else {
      failed(http, failure);
    }
  }

  private void failed(RoutingContext http) {
    failed(http, http.failure());
  }

  private void failed(RoutingContext http, Throwable failure) {
    if (failure instanceof AuthenticationException) {
      // Its challenge is in the headers already; why a token is none stays in the log.
      answers.send(http, RequestRefused.with(401, ErrorCode.UNAUTHENTICATED));
      return;
    }
    answers.send(http, failure);
  }

  private static MultiMap parameters(RoutingContext http) {
    try {
      return http.queryParams();
    } catch (RuntimeException malformed) {
      throw RequestRefused.malformed("ADDRESS");
    }
  }
}
