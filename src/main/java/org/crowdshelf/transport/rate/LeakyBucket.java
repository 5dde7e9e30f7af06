package org.crowdshelf.transport.rate;

/**
 * The recent use of one account or address. The level rises with use and falls by a minute's limit
 * per minute; the bucket is full at a minute's limit. Levels are in cost times 60,000, so that no
 * division rounds.
 */
final class LeakyBucket {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long LONGEST_MILLIS = 60 * MINUTE_MILLIS;
  private static final int SHARES = 100;

  private final long perMinute;
  private long level;
  private long measuredAtMillis;
  private long untold;

  /** An empty bucket with this limit of cost per minute. */
  LeakyBucket(long perMinute, long nowMillis) {
    this.perMinute = perMinute;
    this.measuredAtMillis = nowMillis;
  }

  long perMinute() {
    return perMinute;
  }

  /** The time until the level is below the limit; 0 if it is. */
  synchronized long fullForMillis(long nowMillis) {
    fall(nowMillis);
    long over = level - perMinute * MINUTE_MILLIS;
    return over < 0 ? 0 : over / perMinute + 1;
  }

  /**
   * Adds use, also above the limit.
   *
   * @return whether the other replicas should learn of it: unreported use has reached a hundredth
   *     of the limit
   */
  synchronized boolean add(long cost, long nowMillis) {
    fall(nowMillis);
    level += cost * MINUTE_MILLIS;
    untold += cost * MINUTE_MILLIS;
    return untold * SHARES >= perMinute * MINUTE_MILLIS;
  }

  /** Takes the use since the last call, to report it. */
  synchronized long takeUntold() {
    long taken = untold;
    untold = 0;
    return taken;
  }

  /** Returns use that could not be reported. */
  synchronized void giveBack(long taken) {
    untold += taken;
  }

  /** Sets the level to that of all replicas plus the unreported use here. */
  synchronized void learn(long shared, long nowMillis) {
    level = shared + untold;
    measuredAtMillis = nowMillis;
  }

  // If the clock goes back, the level stays and falls from the new time on.
  private void fall(long nowMillis) {
    long passed = Math.max(0, Math.min(nowMillis - measuredAtMillis, LONGEST_MILLIS));
    level = Math.max(0, level - passed * perMinute);
    measuredAtMillis = nowMillis;
  }
}
