package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.document.PersistedOperations;
import org.crowdshelf.transport.rate.RateLimits;

/**
 * Stores a valid document that came with its hash, so that the hash is enough next time. A document
 * that is new here costs its bytes, so that nobody fills the table with theirs.
 */
@ApplicationScoped
class KeepDocument implements Step {

  private final PersistedOperations persisted;
  private final RateLimits rates;

  KeepDocument(PersistedOperations persisted, RateLimits rates) {
    this.persisted = persisted;
    this.rates = rates;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    return keep(exchange).chain(() -> next.handle(exchange));
  }

  /** Stores the document without going on. */
  Uni<Void> keep(Exchange exchange) {
    boolean signedIn = exchange.isSignedIn();
    rates.charge(exchange.http(), persisted.bytesOfNew(exchange.request(), signedIn));
    return persisted.remember(exchange.request(), signedIn);
  }
}
