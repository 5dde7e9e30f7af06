package org.crowdshelf.transport.rate;

/**
 * What one account or address used lately: rises with use and falls steadily, by a minute's worth a
 * minute. Full at a minute's worth. Measured in cost times 60,000, so that nothing is rounded.
 */
final class LeakyBucket {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long LONGEST_MILLIS = 60 * MINUTE_MILLIS;
  private static final int SHARES = 100;

  private final long perMinute;
  private long level;
  private long measuredAtMillis;
  private long untold;

  /** An empty bucket of one who may use so much cost a minute. */
  LeakyBucket(long perMinute, long nowMillis) {
    this.perMinute = perMinute;
    this.measuredAtMillis = nowMillis;
  }

  long perMinute() {
    return perMinute;
  }

  /** How long until it is below full; 0 where it is. */
  synchronized long fullForMillis(long nowMillis) {
    fall(nowMillis);
    long over = level - perMinute * MINUTE_MILLIS;
    return over < 0 ? 0 : over / perMinute + 1;
  }

  /**
   * Adds what is used, whether or not it is full.
   *
   * @return whether the other replicas should hear of it: a hundredth of a minute's worth came
   *     together
   */
  synchronized boolean add(long cost, long nowMillis) {
    fall(nowMillis);
    level += cost * MINUTE_MILLIS;
    untold += cost * MINUTE_MILLIS;
    return untold * SHARES >= perMinute * MINUTE_MILLIS;
  }

  /** What was used since the last time that this was asked. */
  synchronized long takeUntold() {
    long taken = untold;
    untold = 0;
    return taken;
  }

  /** What was taken reached nobody. */
  synchronized void giveBack(long taken) {
    untold += taken;
  }

  /** The level of all replicas together, without what was used here since it was taken. */
  synchronized void learn(long shared, long nowMillis) {
    level = shared + untold;
    measuredAtMillis = nowMillis;
  }

  // Where the clock jumps back, the level stands still at that moment and falls on from there.
  private void fall(long nowMillis) {
    long passed = Math.max(0, Math.min(nowMillis - measuredAtMillis, LONGEST_MILLIS));
    level = Math.max(0, level - passed * perMinute);
    measuredAtMillis = nowMillis;
  }
}
