package org.crowdshelf.transport.rate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Lets so many operations run at once; the others wait in the order in which they came, so that
 * nobody starves, and those beyond are sent away at once.
 */
@ApplicationScoped
public class ConcurrencyLimiter {

  private final int concurrent;
  private final int waiting;
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private int running;

  @Inject
  ConcurrencyLimiter(LimitsConfig limits, MeterRegistry metrics) {
    this(limits.concurrent(), limits.waiting());
    Gauge.builder("crowdshelf.concurrency.running", this, ConcurrencyLimiter::running)
        .description("Operations that run now")
        .register(metrics);
    Gauge.builder("crowdshelf.concurrency.waiting", this, ConcurrencyLimiter::waiting)
        .description("Operations that wait for their turn; those beyond are sent away")
        .register(metrics);
  }

  ConcurrencyLimiter(int concurrent, int waiting) {
    this.concurrent = concurrent;
    this.waiting = waiting;
  }

  /**
   * Runs the operation now, or later on the thread of whoever leaves; it leaves once it is done.
   *
   * @return false where it is sent away
   */
  public boolean enter(Runnable operation) {
    synchronized (this) {
      if (running >= concurrent) {
        return queue.size() < waiting && queue.add(operation);
      }
      running++;
    }
    operation.run();
    return true;
  }

  private synchronized int running() {
    return running;
  }

  private synchronized int waiting() {
    return queue.size();
  }

  /** Gives the place to the one who waits longest. */
  public void leave() {
    Runnable next;
    synchronized (this) {
      next = queue.poll();
      if (next == null) {
        running--;
      }
    }
    if (next != null) {
      next.run();
    }
  }
}
