package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;

/** Handles events after their transaction has committed; a failed event is delivered again. */
public interface OutboxListener {

  /** Returns whether it handles events of this type. */
  boolean wants(String type);

  /** Handles an event; the event is done when every listener has succeeded. */
  Uni<Void> on(OutboxEvent event);
}
