package org.crowdshelf.reward;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * The rules for rewards, without I/O. They are the same for every funding model: a project that
 * takes donations may offer rewards, too. A price may exceed the project's goal, because a project
 * may raise more than its goal.
 */
final class RewardRules {

  static final int MAX_REWARDS = 100;
  static final int MAX_TITLE = 80;
  static final int MAX_DESCRIPTION = 2000;
  static final int MAX_YEARS_AHEAD = 10;

  // Dates are those of the time zone in which the projects are.
  private static final ZoneId SITE = ZoneId.of("Asia/Shanghai");

  private RewardRules() {}

  /** The site's calendar date. */
  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), SITE);
  }

  /**
   * Checks a new reward.
   *
   * @param currency the project's currency
   * @param rewards how many other rewards the project has
   */
  static List<Rejection> checkDraft(
      RewardDraft draft, String currency, long rewards, LocalDate today) {
    Checks checks = new Checks();
    if (rewards >= MAX_REWARDS) {
      Map<String, String> max = Map.of("max", Integer.toString(MAX_REWARDS));
      checks.add(Rejection.of(InputError.TOO_MANY, max, "projectId"));
    }
    checks.line(draft.title(), MAX_TITLE, "title");
    checks.markdown(draft.description(), MAX_DESCRIPTION, "description");
    checkAmount(checks, draft.price(), currency, "price");
    checks.range(draft.limit(), 1, Integer.MAX_VALUE, "limit");
    boolean limited = draft.limit() != null && draft.limit() >= 1;
    int places = limited ? draft.limit() : Integer.MAX_VALUE;
    checks.range(draft.limitPerBacker(), 1, places, "limitPerBacker");
    checkDelivery(checks, draft.estimatedDelivery(), today);
    checkAmount(checks, draft.faceValue(), currency, "faceValue");
    return checks.found();
  }

  /**
   * Checks a change, which {@link RewardChange#comparedTo} has reduced to what is new. While places
   * are claimed, title and description cannot change, the estimated date of delivery can move but
   * not be removed, and the limit cannot go below the claimed places.
   */
  static List<Rejection> checkChange(RewardChange change, Reward standing, LocalDate today) {
    Checks checks = new Checks();
    checkWords(checks, change.title(), standing, "title");
    checks.line(change.title().value(), MAX_TITLE, "title");
    checkWords(checks, change.description(), standing, "description");
    checks.markdown(change.description().value(), MAX_DESCRIPTION, "description");
    Integer limit = change.limit().value();
    checks.range(limit, 1, Integer.MAX_VALUE, "limit");
    if (limit != null && limit >= 1 && limit < standing.claimed) {
      Map<String, String> claimed = Map.of("claimed", Integer.toString(standing.claimed));
      checks.add(Rejection.of(RewardError.LIMIT_BELOW_CLAIMED, claimed, "limit"));
    }
    if (change.estimatedDelivery().cleared() && standing.isClaimed()) {
      checks.add(Rejection.of(RewardError.REWARD_CLAIMED, "estimatedDelivery"));
    }
    checkDelivery(checks, change.estimatedDelivery().value(), today);
    return checks.found();
  }

  private static void checkWords(
      Checks checks, InputField<String> given, Reward standing, String field) {
    if (given.set() && standing.isClaimed()) {
      checks.add(Rejection.of(RewardError.REWARD_CLAIMED, field));
    } else if (given.cleared()) {
      checks.add(Rejection.of(InputError.BLANK, field));
    }
  }

  private static void checkAmount(Checks checks, MoneyInput amount, String currency, String field) {
    if (amount == null) {
      return;
    }
    if (currency.equals(amount.currency())) {
      checks.positive(amount, field);
    } else {
      checks.add(Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), field));
    }
  }

  private static void checkDelivery(Checks checks, LocalDate date, LocalDate today) {
    LocalDate last = today.plusYears(MAX_YEARS_AHEAD);
    if (date != null && (date.isBefore(today) || date.isAfter(last))) {
      Map<String, String> bounds = Map.of("min", today.toString(), "max", last.toString());
      checks.add(Rejection.of(InputError.OUT_OF_RANGE, bounds, "estimatedDelivery").worded("DAYS"));
    }
  }
}
