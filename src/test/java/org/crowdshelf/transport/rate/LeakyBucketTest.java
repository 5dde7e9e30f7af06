package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LeakyBucketTest {

  private static final long PER_MINUTE = 600;
  private final LeakyBucket bucket = new LeakyBucket(PER_MINUTE, 0);

  @Test
  void isFullAtAMinutesWorth() {
    bucket.add(PER_MINUTE - 1, 0);
    assertEquals(0, bucket.fullForMillis(0));
    bucket.add(1, 0);
    assertTrue(bucket.fullForMillis(0) > 0);
  }

  @Test
  void returnsTheTimeUntilItIsNotFull() {
    bucket.add(PER_MINUTE + 10, 0);
    // 10 over, at 10 a second
    long wait = bucket.fullForMillis(0);
    assertEquals(1001, wait);
    assertEquals(1, bucket.fullForMillis(wait - 1));
    assertEquals(0, bucket.fullForMillis(wait));
  }

  @Test
  void frequentReadsLoseNothing() {
    LeakyBucket slow = new LeakyBucket(1, 0);
    slow.add(1, 0);
    for (long now = 0; now <= 60_000; now++) {
      slow.fullForMillis(now);
    }
    slow.add(1, 60_000);
    assertEquals(1, slow.fullForMillis(60_000));
  }

  @Test
  void fallsToEmptyAndNotBelow() {
    bucket.add(5, 0);
    bucket.add(PER_MINUTE, Long.MAX_VALUE);
    assertEquals(1, bucket.fullForMillis(Long.MAX_VALUE));
  }

  @Test
  void goesOnFromATimeInThePast() {
    bucket.add(PER_MINUTE, 1_000_000);
    assertEquals(1, bucket.fullForMillis(0));
    assertEquals(0, bucket.fullForMillis(1));
  }

  @Test
  void isReportedAfterAHundredthOfAMinute() {
    assertFalse(bucket.add(5, 0));
    assertTrue(bucket.add(1, 0));
    assertEquals(6 * 60_000, bucket.takeUntold());
    assertEquals(0, bucket.takeUntold());
  }

  @Test
  void addsUnreportedUseToTheSharedLevel() {
    bucket.add(100, 0);
    bucket.takeUntold();
    bucket.add(50, 0);
    bucket.learn((PER_MINUTE - 50) * 60_000, 0);
    assertEquals(1, bucket.fullForMillis(0));
    bucket.giveBack(60_000);
    assertEquals(51 * 60_000, bucket.takeUntold());
  }
}
