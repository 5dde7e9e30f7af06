package org.crowdshelf.fulfilment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;

/** The rules of what is sent to backers, without I/O. */
final class FulfilmentRules {

  static final int MAX_LINES = 500;
  static final int MAX_REWARDS = 100;

  /** Parcels of one pledge. */
  static final int MAX_PARCELS = 20;

  static final int MAX_CARRIER = 30;
  static final int MAX_NUMBER = 40;
  static final int MAX_PROBLEM = 1_000;
  static final int MAX_REASON = 200;

  /** So long before, backers are told that addresses will be locked. */
  static final Duration LOCK_NOTICE = Duration.ofHours(48);

  /** So long a backer may still say whether it came as promised. */
  static final Duration TIME_TO_SAY = Duration.ofDays(60);

  /** So long a parcel may be on its way before it is a problem. */
  static final Duration BEFORE_A_PROBLEM = Duration.ofDays(7);

  /** So long a problem may go unanswered before reviewers are told. */
  static final Duration TIME_TO_ANSWER = Duration.ofDays(14);

  private static final Duration FARTHEST_LOCK = Duration.ofDays(366);
  private static final int MAX_YEARS_AHEAD = 10;

  // Days are China's.
  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");
  private static final Pattern CARRIER = Pattern.compile("[a-z0-9_-]+|" + SentLine.HAND);
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]+");

  private FulfilmentRules() {}

  /** The site's calendar date. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), SITE);
  }

  /** The problems of one line of what was sent. */
  static List<Rejection> check(SentLine line) {
    Checks checks = new Checks();
    checks.line(line.carrier(), MAX_CARRIER, line.path("parcel", "carrier"));
    checks.line(line.trackingNumber(), MAX_NUMBER, line.path("parcel", "trackingNumber"));
    if (checks.found().isEmpty()) {
      if (!CARRIER.matcher(line.carrier()).matches()) {
        checks.add(Rejection.of(InputError.BAD_CHARACTERS, line.path("parcel", "carrier")));
      }
      if (line.trackingNumber() != null && !NUMBER.matcher(line.trackingNumber()).matches()) {
        checks.add(Rejection.of(InputError.BAD_CHARACTERS, line.path("parcel", "trackingNumber")));
      }
    }
    return checks.found();
  }

  /** A lock lies at least two days and at most a year ahead. */
  static List<Rejection> checkLock(Instant at, int rewards, Instant now) {
    List<Rejection> problems = new ArrayList<>();
    Instant first = now.plus(LOCK_NOTICE);
    Instant last = now.plus(FARTHEST_LOCK);
    if (at.isBefore(first)) {
      problems.add(tooSoon(first, "at"));
    } else if (at.isAfter(last)) {
      Map<String, String> bounds = Map.of("min", first.toString(), "max", last.toString());
      problems.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, "at").worded("DAYS"));
    }
    if (rewards > MAX_REWARDS) {
      Map<String, String> max = Map.of("max", Integer.toString(MAX_REWARDS));
      problems.add(Rejection.of(InputError.TOO_MANY, max, "rewards"));
    }
    return problems;
  }

  /**
   * A delay moves the promised day to a later one that has not passed, within ten years.
   *
   * @param promised null where none was promised
   */
  static List<Rejection> checkDelay(
      LocalDate promised, LocalDate later, String reason, LocalDate today) {
    Checks checks = new Checks();
    LocalDate after = promised == null || promised.isBefore(today) ? today : promised;
    LocalDate last = today.plusYears(MAX_YEARS_AHEAD);
    if (!later.isAfter(after)) {
      Map<String, String> date = Map.of("date", after.toString());
      checks.add(Rejection.of(FulfilmentError.DATE_NOT_LATER, date, "estimatedDelivery"));
    } else if (later.isAfter(last)) {
      Map<String, String> bounds = Map.of("min", after.toString(), "max", last.toString());
      checks.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, "estimatedDelivery").worded("DAYS"));
    }
    checks.message(reason, MAX_REASON, "reason");
    return checks.found();
  }

  /**
   * From when on a backer may say that something is wrong: seven days after it was sent or after
   * the day that is promised now, whichever comes first.
   *
   * @param delivery null where no day is promised
   */
  static Instant problemFrom(Instant sentAt, LocalDate delivery) {
    Instant sent = sentAt.plus(BEFORE_A_PROBLEM);
    if (delivery == null) {
      return sent;
    }
    Instant promised = delivery.plusDays(1).atStartOfDay(SITE).toInstant().plus(BEFORE_A_PROBLEM);
    return promised.isBefore(sent) ? promised : sent;
  }

  static Rejection tooSoon(Instant from, String field) {
    return Rejection.of(FulfilmentError.TOO_SOON, Map.of("from", from.toString()), field);
  }

  static Rejection wrongState(FulfilmentState state, String... path) {
    return Rejection.of(FulfilmentError.FULFILMENT_STATE, Map.of("state", state.name()), path);
  }
}
