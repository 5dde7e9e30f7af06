package org.crowdshelf.privacy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When an erasure is done, without I/O. */
final class ErasureRules {

  /** Time to think it over. */
  static final Duration CALL_OFF = Duration.ofDays(7);

  /** In working days: within what a request has to be answered. */
  static final int WORKING_DAYS = 15;

  /** Replicas remember for ten minutes which account a sign-in belongs to (SignIn). */
  static final Duration SIGN_IN_FORGOTTEN = Duration.ofMinutes(11);

  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private ErasureRules() {}

  /** The end of the last of the working days after this, Mondays to Fridays in China. */
  static Instant due(Instant asked) {
    ZonedDateTime day = asked.atZone(SITE);
    int left = WORKING_DAYS;
    while (left > 0) {
      day = day.plusDays(1);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      left -= weekend ? 0 : 1;
    }
    return day.toLocalDate().plusDays(1).atStartOfDay(SITE).toInstant();
  }
}
