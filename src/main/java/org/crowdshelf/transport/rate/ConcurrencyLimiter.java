package org.crowdshelf.transport.rate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import org.crowdshelf.transport.request.LimitsConfig;

/**
 * Limits the number of operations that run at once. Others wait in a queue in order of arrival;
 * when the queue is full, they are refused.
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
   * Runs the operation now, or later on the thread that calls {@link #leave}.
   *
   * @return false if the operation is refused
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

  /** Ends an operation, and starts the one that has waited longest. */
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
