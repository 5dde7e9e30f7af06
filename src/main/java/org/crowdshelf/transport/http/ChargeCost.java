package org.crowdshelf.transport.http;

import graphql.schema.GraphQLSchema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.document.OperationCost;
import org.crowdshelf.transport.rate.RateLimits;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Counts the cost of the operation against its account or address, unless it is above the limit.
 */
@ApplicationScoped
class ChargeCost implements Step {

  private final GraphQLSchema schema;
  private final LimitsConfig limits;
  private final RateLimits rates;

  ChargeCost(GraphQLSchema schema, LimitsConfig limits, RateLimits rates) {
    this.schema = schema;
    this.limits = limits;
    this.rates = rates;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    exchange.cost(
        OperationCost.atMost(
            limits.cost(),
            schema,
            exchange.document(),
            exchange.operation(),
            exchange.request().variables()));
    rates.charge(exchange.http(), exchange.cost());
    return next.handle(exchange);
  }
}
