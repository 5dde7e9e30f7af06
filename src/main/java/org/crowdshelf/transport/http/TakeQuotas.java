package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.rate.OperationQuotas;

/** Counts the mutations of the operation against the account's quotas. */
@ApplicationScoped
class TakeQuotas implements Step {

  private final OperationQuotas quotas;

  TakeQuotas(OperationQuotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    return quotas
        .take(exchange.http(), exchange.document(), exchange.operation())
        .chain(() -> next.handle(exchange));
  }
}
