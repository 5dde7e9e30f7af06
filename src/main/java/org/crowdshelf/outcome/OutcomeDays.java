package org.crowdshelf.outcome;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days of reports, which are China's. */
public final class OutcomeDays {

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private OutcomeDays() {}

  /** The day now. */
  public static LocalDate today(Clock clock) {
    return of(clock.instant());
  }

  /** The day of an instant. */
  public static LocalDate of(Instant instant) {
    return LocalDate.ofInstant(instant, SITE);
  }

  /** The first instant of a day. */
  public static Instant beginning(LocalDate day) {
    return day.atStartOfDay(SITE).toInstant();
  }

  /** The last second of a day: what is due on the day may come until then. */
  public static Instant end(LocalDate day) {
    return beginning(day.plusDays(1)).minusSeconds(1);
  }
}
