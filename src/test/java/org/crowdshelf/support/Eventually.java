package org.crowdshelf.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for effects of other processes. */
public final class Eventually {

  private Eventually() {}

  /** Returns as soon as nothing fails any more; within a minute. */
  public static void holds(Runnable assertions) {
    within(Duration.ofMinutes(1), assertions);
  }

  /** Returns as soon as nothing fails any more; fails with the last failure when time is up. */
  public static void within(Duration patience, Runnable assertions) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
