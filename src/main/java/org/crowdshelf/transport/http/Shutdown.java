package org.crowdshelf.transport.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * A graceful shutdown: readiness fails, no job begins, clients are told to reconnect, and running
 * operations are finished.
 */
@ApplicationScoped
class Shutdown {

  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  private volatile boolean begun;

  /** Returns whether the shutdown has begun. */
  boolean begun() {
    return begun;
  }

  void asked(@Observes ShutdownDelayInitiatedEvent asked) {
    begun = true;
    LOG.info("Stopping: operations that run are finished, no job begins");
  }
}
