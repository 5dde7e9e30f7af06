package org.crowdshelf.shared.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.crowdshelf.shared.clock.DatabaseTime;
import org.crowdshelf.support.Management;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClockReadyTest {

  @Inject DatabaseTime time;

  // The first check of the database in a process reads its time.
  @BeforeEach
  void checkTheDatabase() {
    assertEquals(200, Management.health("ready"));
  }

  @AfterEach
  void setTheClock() {
    differ(Duration.ZERO);
  }

  @Test
  void isNotReadyWhereTheClocksDifferByMoreThanTwoSeconds() {
    for (int seconds : new int[] {3, -3, 3600}) {
      differ(Duration.ofSeconds(seconds));
      assertEquals(503, Management.health("ready"), seconds + " s");
      double shown = Management.metrics().get("crowdshelf_clock_offset_seconds");
      assertTrue(Math.abs(shown - seconds) < 1, seconds + " s shown as " + shown);
    }
    differ(Duration.ofSeconds(1));
    assertEquals(200, Management.health("ready"));
  }

  // The time by which this machine is ahead of the database.
  private void differ(Duration ahead) {
    time.heard(Instant.now().minus(ahead), time.moment());
  }
}
