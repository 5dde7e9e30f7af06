package org.crowdshelf.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.crowdshelf.shared.error.Refusal;

/**
 * The days, China's, that figures are wanted of.
 *
 * @param from null: from the project's launch on, as far as {@link #MOST} days allow
 */
public record DayRange(LocalDate from, LocalDate to) {

  /** The most days of one answer. */
  public static final int MOST = 92;

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  /**
   * The range that somebody asked for; a last day that is left out is today, or as far as the most
   * days allow.
   *
   * @throws Refusal BAD_USER_INPUT where the first day is after the last, or there are too many
   */
  public static DayRange of(LocalDate from, LocalDate to, LocalDate today) {
    LocalDate last = to != null ? to : from == null ? today : earlier(today, from);
    boolean known = isKnown(from) && isKnown(last);
    long days = known && from != null ? ChronoUnit.DAYS.between(from, last) + 1 : 1;
    if (!known || days < 1 || days > MOST) {
      throw Refusal.badInput("DAYS", "from", Map.of("max", Integer.toString(MOST)));
    }
    return new DayRange(from, last);
  }

  private static LocalDate earlier(LocalDate today, LocalDate from) {
    LocalDate most = isKnown(from) ? from.plusDays(MOST - 1) : from;
    return most.isBefore(today) ? most : today;
  }

  private static boolean isKnown(LocalDate day) {
    return day == null || !day.isBefore(FIRST) && !day.isAfter(LAST);
  }
}
