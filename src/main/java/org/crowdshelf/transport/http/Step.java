package org.crowdshelf.transport.http;

import io.smallrye.mutiny.Uni;

/** One step of a request. It answers the request, fails, or hands the request to the next step. */
interface Step {

  /** The rest of the chain. */
  interface Next {
    Uni<Void> handle(Exchange exchange);
  }

  Uni<Void> handle(Exchange exchange, Next next);
}
