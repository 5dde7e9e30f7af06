package org.crowdshelf.outcome;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.project.content.MediaRules;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The rules for a report, without I/O. */
final class OutcomeRules {

  static final int MAX_TEXT = 20_000;
  static final int MAX_MEDIA = 20;

  /** The most reports of a project: a report each quarter for 25 years. */
  static final int MAX_REPORTS = 100;

  private OutcomeRules() {}

  /**
   * Everything that is wrong with a report.
   *
   * @param launchedOn the day of the launch; a period ends on it or later, and begins at most a
   *     year before it, so that a library can report whole years
   */
  static List<Rejection> check(NewReport report, LocalDate launchedOn, LocalDate today) {
    Checks checks = new Checks();
    checkDay(checks, report.from(), launchedOn.minusYears(1), today, "from");
    checkDay(checks, report.to(), later(launchedOn, earlier(report.from(), today)), today, "to");
    checkMeasures(checks, report.measures());
    checks.markdown(report.text(), MAX_TEXT, "text");
    MediaRules.check(checks, report.media(), MAX_MEDIA, "media");
    return checks.found();
  }

  private static void checkDay(
      Checks checks, LocalDate day, LocalDate min, LocalDate max, String field) {
    if (day.isBefore(min) || day.isAfter(max)) {
      Map<String, String> bounds = Map.of("min", min.toString(), "max", max.toString());
      checks.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, field).worded("DAYS"));
    }
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static void checkMeasures(Checks checks, List<Measure> measures) {
    if (!checks.size(measures, OutcomeKind.values().length, "measures")) {
      return;
    }
    Set<OutcomeKind> seen = EnumSet.noneOf(OutcomeKind.class);
    for (int i = 0; i < measures.size(); i++) {
      String at = Integer.toString(i);
      if (!seen.add(measures.get(i).kind())) {
        checks.add(Rejection.of(OutcomeError.MEASURE_TWICE, "measures", at, "kind"));
      }
      checks.range(measures.get(i).value(), 0, Integer.MAX_VALUE, "measures", at, "value");
    }
  }
}
