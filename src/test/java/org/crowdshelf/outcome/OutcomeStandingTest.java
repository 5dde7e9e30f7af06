package org.crowdshelf.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeStandingTest {

  private static final LocalDate SETTLED = LocalDate.of(2015, 4, 9);

  @ParameterizedTest
  @CsvSource({
    "2015-04-09, 2015-07-09",
    "2026-11-30, 2027-02-28",
    "2027-11-30, 2028-02-29",
    "2026-05-31, 2026-08-31",
    "2026-08-31, 2026-11-30"
  })
  void isDueThreeMonthsLaterAndKeepsTheEndOfAMonth(LocalDate settled, LocalDate due) {
    assertEquals(due, settledOn(settled).next().on());
  }

  @Test
  void countsEachQuarterFromTheSettlementSoThatNoDayIsLost() {
    OutcomeStanding standing = settledOn(LocalDate.of(2026, 5, 31));
    for (String day : new String[] {"2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"}) {
      LocalDate due = LocalDate.parse(day);
      assertEquals(due, standing.next().on());
      standing = standing.report(due, false).standing();
    }
  }

  @Test
  void isDueFromTheSettlementOn() {
    assertNull(new OutcomeStanding(UUID.randomUUID(), null, null, null, null).next());
    assertNull(
        new OutcomeStanding(UUID.randomUUID(), null, null, null, null)
            .overdueSince(SETTLED.plusYears(9)));
  }

  @Test
  void isOverdueOnTheDayAfter() {
    OutcomeStanding standing = settledOn(SETTLED);
    assertNull(standing.overdueSince(LocalDate.of(2015, 7, 9)));
    assertEquals(LocalDate.of(2015, 7, 9), standing.overdueSince(LocalDate.of(2015, 7, 10)));
    assertEquals(0, standing.missed(LocalDate.of(2015, 7, 9)));
    assertEquals(1, standing.missed(LocalDate.of(2015, 7, 10)));
    assertEquals(3, standing.missed(LocalDate.of(2016, 1, 10)));
  }

  @Test
  void isMetInTheThreeMonthsBefore() {
    OutcomeStanding.Met met = settledOn(SETTLED).report(LocalDate.of(2015, 7, 9), false);
    assertEquals(1, met.days());
    assertTrue(met.inTime());
    assertEquals(LocalDate.of(2015, 10, 9), met.standing().next().on());
    OutcomeStanding.Met again = met.standing().report(LocalDate.of(2015, 7, 8), false);
    assertEquals(new OutcomeStanding.Met(met.standing(), 0, false), again);
  }

  @Test
  void lateMeetsAllThatWasMissedAndNothingAhead() {
    OutcomeStanding.Met met = settledOn(SETTLED).report(LocalDate.of(2015, 10, 10), false);
    assertEquals(2, met.days());
    assertEquals(false, met.inTime());
    assertEquals(LocalDate.of(2016, 1, 9), met.standing().next().on());
    assertEquals(0, met.standing().missed(LocalDate.of(2015, 10, 10)));
  }

  @Test
  void isDueInFullThreeMonthsAfterTheLastReceiptAndOnceMoreAYearLater() {
    OutcomeStanding shown = shown(LocalDate.of(2015, 11, 30), LocalDate.of(2015, 10, 9));
    assertEquals(LocalDate.of(2016, 2, 29), shown.next().on());
    assertEquals(shown, shown.report(LocalDate.of(2016, 2, 1), false).standing());
    OutcomeStanding.Met met = shown.report(LocalDate.of(2016, 2, 29), true);
    assertTrue(met.inTime());
    OutcomeStanding year = met.standing();
    assertEquals(LocalDate.of(2017, 2, 28), year.next().on());
    assertEquals(year, year.report(LocalDate.of(2016, 11, 27), true).standing());
    assertNull(year.report(LocalDate.of(2017, 2, 28), false).standing().next());
    assertEquals(1, year.missed(LocalDate.of(2017, 3, 1)));
  }

  @Test
  void oneAfterTheLastReceiptMeetsWhatWasMissedBeforeAndTheFullOne() {
    OutcomeStanding missed = shown(LocalDate.of(2015, 11, 1), null);
    assertEquals(LocalDate.of(2015, 7, 9), missed.overdueSince(LocalDate.of(2015, 11, 2)));
    assertEquals(2, missed.missed(LocalDate.of(2015, 11, 2)));
    OutcomeStanding.Met full = missed.report(LocalDate.of(2015, 11, 2), true);
    assertEquals(3, full.days());
    assertTrue(full.inTime());
    assertEquals(OutcomeStanding.Due.Kind.YEAR_LATER, full.standing().next().kind());
    OutcomeStanding.Met half = missed.report(LocalDate.of(2015, 11, 2), false);
    assertEquals(2, half.days());
    assertEquals(OutcomeStanding.Due.Kind.FULL, half.standing().next().kind());
  }

  @Test
  void countsTheFullOneAndTheLaterOneWhereBothWereMissed() {
    OutcomeStanding missed = shown(LocalDate.of(2015, 5, 1), null);
    assertEquals(LocalDate.of(2015, 8, 1), missed.next().on());
    assertEquals(2, missed.missed(LocalDate.of(2016, 8, 2)));
    assertEquals(2, missed.report(LocalDate.of(2016, 8, 2), true).days());
    assertNull(missed.report(LocalDate.of(2016, 8, 2), true).standing().next());
  }

  @Test
  void neverLeavesWhatWasReportedOverdueNorMeetsADayTwice() {
    Random random = new Random(20150409);
    for (int walk = 0; walk < 300; walk++) {
      OutcomeStanding standing = settledOn(SETTLED.plusDays(random.nextInt(800)));
      LocalDate today = standing.countsFrom();
      for (int step = 0; step < 40; step++) {
        today = today.plusDays(random.nextInt(120));
        int missed = standing.missed(today);
        OutcomeStanding.Due before = standing.next();
        OutcomeStanding.Met met = standing.report(today, true);
        assertNull(met.standing().overdueSince(today));
        assertTrue(met.days() == missed || met.inTime() && met.days() == missed + 1);
        OutcomeStanding.Due after = met.standing().next();
        assertEquals(met.days() == 0, before == null || before.equals(after));
        standing = met.standing();
        if (standing.shownOn() == null && random.nextInt(10) == 0) {
          standing = at(standing, today);
        }
      }
    }
  }

  private static OutcomeStanding settledOn(LocalDate day) {
    return new OutcomeStanding(UUID.randomUUID(), day, null, null, null);
  }

  private static OutcomeStanding shown(LocalDate day, LocalDate metOn) {
    return new OutcomeStanding(UUID.randomUUID(), SETTLED, day, metOn, null);
  }

  private static OutcomeStanding at(OutcomeStanding open, LocalDate shownOn) {
    return new OutcomeStanding(open.project(), open.countsFrom(), shownOn, open.metOn(), null);
  }
}
