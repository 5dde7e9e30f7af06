package org.crowdshelf.shared.metrics;

/**
 * The present value of a gauge that is read from the database.
 *
 * @param name the metric's name with dots, e.g. {@code crowdshelf.outbox.waiting}
 * @param state the value of its tag {@code state}; null for a metric without one
 * @param value a count, or whole seconds where the name ends in {@code .seconds}
 */
public record Gauge(String name, String state, long value) {

  /** A gauge without a state. */
  public static Gauge of(String name, long value) {
    return new Gauge(name, null, value);
  }
}
