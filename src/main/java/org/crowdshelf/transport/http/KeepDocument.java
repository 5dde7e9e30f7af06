package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.document.PersistedOperations;

/** Stores a valid document that came with its hash, so that the hash is enough next time. */
@ApplicationScoped
class KeepDocument implements Step {

  private final PersistedOperations persisted;

  KeepDocument(PersistedOperations persisted) {
    this.persisted = persisted;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    return persisted.remember(exchange.request()).chain(() -> next.handle(exchange));
  }
}
