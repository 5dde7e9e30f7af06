package org.crowdshelf.transport.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * A stop in good order: readiness fails, no job begins any more, callers are told to come back over
 * another connection, and what runs is finished.
 */
@ApplicationScoped
class Shutdown {

  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  private volatile boolean begun;

  /** Whether this replica is about to go. */
  boolean begun() {
    return begun;
  }

  void asked(@Observes ShutdownDelayInitiatedEvent asked) {
    begun = true;
    LOG.info("Stopping: operations that run are finished, no job begins");
  }
}
