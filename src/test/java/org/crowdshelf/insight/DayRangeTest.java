package org.crowdshelf.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.crowdshelf.shared.error.Refusal;
import org.junit.jupiter.api.Test;

class DayRangeTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @Test
  void endsToday() {
    assertEquals(new DayRange(null, TODAY), DayRange.of(null, null, TODAY));
    assertEquals(
        new DayRange(TODAY.minusDays(5), TODAY), DayRange.of(TODAY.minusDays(5), null, TODAY));
  }

  @Test
  void endsWhereTheMostDaysAreReached() {
    LocalDate from = LocalDate.of(2025, 1, 1);
    assertEquals(LocalDate.of(2025, 4, 2), DayRange.of(from, null, TODAY).to());
  }

  @Test
  void hasNoFirstDayOfItsOwn() {
    assertNull(DayRange.of(null, LocalDate.of(2025, 1, 1), TODAY).from());
  }

  @Test
  void refusesTooManyDaysAndDaysBackwards() {
    refuses(TODAY.minusDays(92), TODAY);
    refuses(TODAY, TODAY.minusDays(1));
    refuses(TODAY.plusDays(1), null);
    assertEquals(TODAY, DayRange.of(TODAY.minusDays(91), TODAY, TODAY).to());
  }

  @Test
  void refusesDaysThatNoCalendarOfOursHas() {
    refuses(LocalDate.MIN, null);
    refuses(LocalDate.MAX, null);
    refuses(null, LocalDate.MAX);
    refuses(LocalDate.MIN, LocalDate.MAX);
    refuses(LocalDate.of(1999, 12, 31), LocalDate.of(1999, 12, 31));
  }

  private static void refuses(LocalDate from, LocalDate to) {
    assertThrows(Refusal.class, () -> DayRange.of(from, to, TODAY));
  }
}
