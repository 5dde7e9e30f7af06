package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeterTest {

  private static final long PER_MINUTE = 600;
  private final Meter meter = new Meter(PER_MINUTE, 0);

  @Test
  void isFullAtAMinutesWorth() {
    meter.add(PER_MINUTE - 1, 0);
    assertEquals(0, meter.fullForMillis(0));
    meter.add(1, 0);
    assertTrue(meter.fullForMillis(0) > 0);
  }

  @Test
  void tellsTheMomentFromWhichItIsNoLongerFull() {
    meter.add(PER_MINUTE + 10, 0);
    // 10 over, at 10 a second
    long wait = meter.fullForMillis(0);
    assertEquals(1001, wait);
    assertEquals(1, meter.fullForMillis(wait - 1));
    assertEquals(0, meter.fullForMillis(wait));
  }

  @Test
  void losesNothingHoweverOftenItIsLookedAt() {
    Meter slow = new Meter(1, 0);
    slow.add(1, 0);
    for (long now = 0; now <= 60_000; now++) {
      slow.fullForMillis(now);
    }
    slow.add(1, 60_000);
    assertEquals(1, slow.fullForMillis(60_000));
  }

  @Test
  void fallsToEmptyAndNotBelow() {
    meter.add(5, 0);
    meter.add(PER_MINUTE, Long.MAX_VALUE);
    assertEquals(1, meter.fullForMillis(Long.MAX_VALUE));
  }

  @Test
  void goesOnFromTheMomentToWhichTheClockJumpsBack() {
    meter.add(PER_MINUTE, 1_000_000);
    assertEquals(1, meter.fullForMillis(0));
    assertEquals(0, meter.fullForMillis(1));
  }

  @Test
  void asksToBeToldAfterAHundredthOfAMinute() {
    assertFalse(meter.add(5, 0));
    assertTrue(meter.add(1, 0));
    assertEquals(6 * 60_000, meter.takeUntold());
    assertEquals(0, meter.takeUntold());
  }

  @Test
  void addsWhatIsUsedHereToWhatAllUsed() {
    meter.add(100, 0);
    meter.takeUntold();
    meter.add(50, 0);
    meter.learn((PER_MINUTE - 50) * 60_000, 0);
    assertEquals(1, meter.fullForMillis(0));
    meter.giveBack(60_000);
    assertEquals(51 * 60_000, meter.takeUntold());
  }
}
