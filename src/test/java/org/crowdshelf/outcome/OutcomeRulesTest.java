package org.crowdshelf.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.crowdshelf.project.content.Media;
import org.crowdshelf.project.content.MediaKind;
import org.crowdshelf.shared.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRulesTest {

  private static final LocalDate LAUNCHED = LocalDate.of(2015, 1, 9);
  private static final LocalDate TODAY = LocalDate.of(2015, 7, 9);
  private static final Measure READERS = new Measure(OutcomeKind.READERS, 0, CountMethod.COUNTED);
  private static final Measure LOANS =
      new Measure(OutcomeKind.LOANS, Integer.MAX_VALUE, CountMethod.SAMPLED);

  @ParameterizedTest
  @CsvSource({
    "2015-04-09, 2015-07-09, ''",
    "2015-07-09, 2015-07-09, ''",
    "2014-01-09, 2015-01-09, ''",
    "2014-01-08, 2015-01-09, from",
    "2014-01-09, 2015-01-08, to",
    "2015-04-09, 2015-07-10, to",
    "2015-04-09, 2015-04-08, to",
    "2015-07-10, 2015-07-10, 'from,to'",
    "-999999999-01-01, 2015-04-08, from"
  })
  void takesPeriodsThatAreOverAndBeginAtMostAYearBeforeTheLaunch(
      LocalDate from, LocalDate to, String wrong) {
    List<Rejection> found = check(report(from, to, List.of(READERS), "Text"));
    assertEquals(
        wrong,
        String.join(",", found.stream().map(rejection -> rejection.field().get(1)).toList()));
  }

  @Test
  void takesEachMeasureOnceAndNoneBelowZero() {
    assertEquals(List.of(), codes(List.of(READERS, LOANS)));
    assertEquals(List.of("MEASURE_TWICE"), codes(List.of(READERS, LOANS, READERS)));
    assertEquals(
        List.of("OUT_OF_RANGE"),
        codes(List.of(new Measure(OutcomeKind.VISITS, -1, CountMethod.COUNTED))));
    assertEquals(List.of("TOO_MANY"), codes(Collections.nCopies(11, READERS)));
  }

  @Test
  void checksTheTextAndMediaAsUpdatesDo() {
    assertEquals(
        List.of("TOO_LONG"),
        check(report(TODAY, TODAY, List.of(), "书".repeat(20_001))).stream()
            .map(Rejection::code)
            .toList());
    assertEquals(List.of(), check(report(TODAY, TODAY, List.of(), "书".repeat(20_000))));
    assertEquals("BLANK", check(report(TODAY, TODAY, List.of(), " \n ")).get(0).code());
    Media video = new Media(MediaKind.VIDEO, "http://localhost/v", null);
    NewReport shown = new NewReport(TODAY, TODAY, false, List.of(), "Text", List.of(video));
    assertEquals(List.of("input", "media", "0", "url"), check(shown).get(0).field());
  }

  @Test
  void endsADayInChina() {
    assertEquals(Instant.parse("2015-07-09T15:59:59Z"), OutcomeDays.end(TODAY));
    assertEquals(TODAY, OutcomeDays.of(Instant.parse("2015-07-08T16:00:00Z")));
  }

  private static List<String> codes(List<Measure> measures) {
    return check(report(TODAY, TODAY, measures, "Text")).stream().map(Rejection::code).toList();
  }

  private static List<Rejection> check(NewReport report) {
    return OutcomeRules.check(report, LAUNCHED, TODAY);
  }

  private static NewReport report(
      LocalDate from, LocalDate to, List<Measure> measures, String text) {
    return new NewReport(from, to, false, measures, text, List.of());
  }
}
