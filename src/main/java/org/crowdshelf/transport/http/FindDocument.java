package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.crowdshelf.transport.document.PersistedOperations;
import org.crowdshelf.transport.document.RegisteredOperations;

/** Replaces the id of a registered or persisted operation by its document. */
@ApplicationScoped
class FindDocument implements Step {

  private final RegisteredOperations registered;
  private final PersistedOperations persisted;

  FindDocument(RegisteredOperations registered, PersistedOperations persisted) {
    this.registered = registered;
    this.persisted = persisted;
  }

  @Override
  public Uni<Void> handle(Exchange exchange, Next next) {
    return persisted
        .resolved(registered.resolved(exchange.request()), exchange.isSignedIn())
        .flatMap(
            found -> {
              exchange.request(found);
              return next.handle(exchange);
            });
  }
}
