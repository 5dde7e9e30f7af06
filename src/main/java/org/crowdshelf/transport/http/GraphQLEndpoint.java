package org.crowdshelf.transport.http;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.quarkus.oidc.OIDCException;
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
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.answer.PendingRequest;
import org.crowdshelf.transport.cache.CacheKey;
import org.crowdshelf.transport.cache.CachePolicy;
import org.crowdshelf.transport.cache.CachedAnswer;
import org.crowdshelf.transport.cache.OperationCachePolicy;
import org.crowdshelf.transport.cache.PublicCache;
import org.crowdshelf.transport.document.DocumentRefused;
import org.crowdshelf.transport.document.Documents;
import org.crowdshelf.transport.document.Operations;
import org.crowdshelf.transport.document.PersistedOperations;
import org.crowdshelf.transport.document.RegisteredOperations;
import org.crowdshelf.transport.engine.Engine;
import org.crowdshelf.transport.engine.RequestScope;
import org.crowdshelf.transport.observe.Observation;
import org.crowdshelf.transport.rate.ConcurrencyLimiter;
import org.crowdshelf.transport.rate.OperationQuotas;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.rate.RefusedTokens;
import org.crowdshelf.transport.request.Body;
import org.crowdshelf.transport.request.GraphQLRequest;
import org.crowdshelf.transport.request.LimitsConfig;
import org.crowdshelf.transport.request.RequestRefused;

/**
 * GraphQL over HTTP at {@code /graphql}, as its draft says, in place of the engine's own route.
 * Follow a request: {@link HeaderChecks}, sign-in, {@link Body}, {@link RateLimits}, {@link
 * GraphQLRequest}, {@link RegisteredOperations}, {@link PersistedOperations}, {@link PublicCache},
 * {@link Documents}, {@link OperationQuotas}, {@link OperationRun}, {@link Answers}.
 */
@ApplicationScoped
class GraphQLEndpoint {

  // Sign-in happens at -200; the engine's own routes stand at -99 and later.
  private static final int BEFORE_SIGN_IN = -10_000;
  private static final int AFTER_SIGN_IN = -150;

  private static final String RETRY_SIGN_IN_SECONDS = "5";

  private final HeaderChecks headers;
  private final Answers answers;
  private final RateLimits rates;
  private final RefusedTokens tokens;
  private final OperationQuotas quotas;
  private final RegisteredOperations registered;
  private final PersistedOperations persisted;
  private final Documents documents;
  private final Engine engine;
  private final PublicCache cache;
  private final OperationRun.Surroundings surroundings;
  private final Observation observation;

  GraphQLEndpoint(
      HeaderChecks headers,
      Answers answers,
      RateLimits rates,
      RefusedTokens tokens,
      OperationQuotas quotas,
      RegisteredOperations registered,
      PersistedOperations persisted,
      Documents documents,
      Engine engine,
      PublicCache cache,
      LimitsConfig limits,
      ConcurrencyLimiter concurrency,
      RequestScope scope,
      Observation observation) {
    this.headers = headers;
    this.answers = answers;
    this.rates = rates;
    this.tokens = tokens;
    this.quotas = quotas;
    this.registered = registered;
    this.persisted = persisted;
    this.documents = documents;
    this.engine = engine;
    this.cache = cache;
    this.observation = observation;
    this.surroundings =
        new OperationRun.Surroundings(engine, limits, rates, concurrency, scope, answers);
  }

  void route(@Observes Router router) {
    router.route("/graphql").order(BEFORE_SIGN_IN).handler(headers::pass);
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
        .item(
            () -> {
              rates.arrive(http);
              return reading.get();
            })
        .map(registered::resolved)
        .flatMap(persisted::resolved)
        .flatMap(request -> answer(http, request))
        .subscribe()
        .with(started -> {}, failure -> refuse(http, failure));
  }

  // What counts requests has its place before this: from here on an answer may be there already.
  private Uni<Void> answer(RoutingContext http, GraphQLRequest request) {
    CacheKey key = CacheKey.of(http, request, answers.language(http));
    CachedAnswer known = key == null ? null : cache.get(key);
    if (known != null) {
      observation.cached();
      known.send(http);
      return persisted.remember(request);
    }
    return execute(http, request, key);
  }

  private Uni<Void> execute(RoutingContext http, GraphQLRequest request, CacheKey key) {
    Document document =
        documents.document(request.query(), engine.schema(), answers.language(http).locale());
    OperationDefinition operation = Operations.named(document, request.operationName());
    observation.begun(http, operation);
    boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
    if (!query && !http.request().method().equals(HttpMethod.POST)) {
      throw RequestRefused.with(405, ErrorCode.METHOD_NOT_ALLOWED);
    }
    OperationRun run = OperationRun.of(http, request, document, operation, surroundings);
    if (key == null || !query) {
      return quotas
          .take(http, document, operation)
          .chain(() -> persisted.remember(request))
          .invoke(() -> run.start(new PendingRequest.Alone(http, answers)));
    }
    CachePolicy policy =
        OperationCachePolicy.of(engine.schema(), document, operation, request.variables());
    return persisted.remember(request).invoke(() -> cache.ask(http, key, policy, run::start));
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
    if (http.statusCode() == 400) {
      // The server's own verdict, before anything of ours: a request without a host.
      answers.send(http, RequestRefused.malformed("ADDRESS"));
      return;
    }
    failed(http, http.failure());
  }

  private void failed(RoutingContext http, Throwable failure) {
    if (failure instanceof AuthenticationException && !DatabaseUnavailable.is(failure)) {
      // Its challenge is in the headers already; why a token is none stays in the log.
      answers.send(http, tokens.answer(http, failure));
      return;
    }
    if (failure instanceof OIDCException) {
      // The issuer was not there when this service started and is not now: nobody's token can be
      // judged.
      http.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SIGN_IN_SECONDS);
      answers.send(http, RequestRefused.with(503, ErrorCode.SIGN_IN_UNAVAILABLE));
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
