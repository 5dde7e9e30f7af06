package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;

/** Takes events after their transaction is committed; a failure has the event handed over again. */
public interface OutboxListener {

  /** Whether it wants events of this type. */
  boolean wants(String type);

  /** Handles one event; the event counts as done when this and every other listener succeeded. */
  Uni<Void> on(OutboxEvent event);
}
