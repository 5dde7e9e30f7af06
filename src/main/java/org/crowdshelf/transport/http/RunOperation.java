package org.crowdshelf.transport.http;

import graphql.schema.GraphQLSchema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.transport.answer.Answers;
import org.crowdshelf.transport.answer.PendingRequest;
import org.crowdshelf.transport.cache.OperationCachePolicy;
import org.crowdshelf.transport.cache.PublicCache;
import org.crowdshelf.transport.engine.Engine;
import org.crowdshelf.transport.engine.RequestScope;
import org.crowdshelf.transport.rate.ConcurrencyLimiter;
import org.crowdshelf.transport.request.LimitsConfig;

/** Executes the operation; equal queries without a token share one execution. */
@ApplicationScoped
class RunOperation implements Step {

  private final GraphQLSchema schema;
  private final PublicCache cache;
  private final OperationRun.Surroundings surroundings;

  RunOperation(
      GraphQLSchema schema,
      PublicCache cache,
      Engine engine,
      LimitsConfig limits,
      ConcurrencyLimiter concurrency,
      RequestScope scope,
      Answers answers) {
    this.schema = schema;
    this.cache = cache;
    this.surroundings = new OperationRun.Surroundings(engine, limits, concurrency, scope, answers);
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    if (exchange.cacheKey() != null && exchange.isQuery()) {
      Reads.allowStandbys();
    }
    OperationRun run = OperationRun.of(exchange, surroundings);
    if (exchange.cacheKey() == null || !exchange.isQuery()) {
      run.start(new PendingRequest.Alone(exchange.http(), surroundings.answers()));
    } else {
      cache.ask(
          exchange.http(),
          exchange.cacheKey(),
          OperationCachePolicy.of(
              schema, exchange.document(), exchange.operation(), exchange.request().variables()),
          run::start);
    }
    return next.handle(exchange);
  }
}
