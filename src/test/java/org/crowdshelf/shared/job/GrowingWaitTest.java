package org.crowdshelf.shared.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.crowdshelf.support.Database;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrowingWaitTest {

  @Test
  void doublesWithEachFailureUpToAnHour() {
    assertEquals(1, seconds("1 second", 0));
    assertEquals(2, seconds("1 second", 1));
    assertEquals(40, seconds("10 seconds", 2));
    assertEquals(3600, seconds("1 second", 12));
    assertEquals(3600, seconds("1 second", Integer.MAX_VALUE));
  }

  private static long seconds(String first, int failures) {
    return Database.count(
        "select cast(extract(epoch from %s) as bigint)"
            .formatted(GrowingWait.after(first, Integer.toString(failures))));
  }
}
