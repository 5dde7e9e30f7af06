package org.crowdshelf.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureRulesTest {

  // 2026-03-09 is a Monday; China's midnight is 16:00 UTC.
  @ParameterizedTest
  @CsvSource({
    "2026-03-09T04:00:00Z, 2026-03-30T16:00:00Z",
    "2026-03-09T17:00:00Z, 2026-03-31T16:00:00Z",
    "2026-03-13T04:00:00Z, 2026-04-03T16:00:00Z",
    "2026-03-14T04:00:00Z, 2026-04-03T16:00:00Z"
  })
  void isDoneByTheEndOfTheFifteenthWorkingDay(Instant asked, Instant due) {
    assertEquals(due, ErasureRules.due(asked));
  }
}
