package org.crowdshelf.shared.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SharedClockTest {

  private final Clock clock = new SharedClock().clock(new DatabaseTime());

  @Test
  void tellsWholeMicroseconds() {
    for (int i = 0; i < 100; i++) {
      assertEquals(0, clock.instant().getNano() % 1000);
    }
    assertEquals(ZoneOffset.UTC, clock.getZone());
  }

  @Test
  void tellsTheSameTimeInMilliseconds() {
    Instant before = Instant.now();
    long millis = clock.millis();
    assertTrue(millis >= before.toEpochMilli() && millis <= Instant.now().toEpochMilli());
  }
}
