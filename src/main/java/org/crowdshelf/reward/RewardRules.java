package org.crowdshelf.reward;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.Field;
import org.crowdshelf.shared.input.FieldValues;
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
      FieldValues<OfferedReward> draft, String currency, long rewards, LocalDate today) {
    Checks checks = new Checks();
    if (rewards >= MAX_REWARDS) {
      Map<String, String> max = Map.of("max", Integer.toString(MAX_REWARDS));
      checks.add(Rejection.of(InputError.TOO_MANY, max, "projectId"));
    }
    for (Field<OfferedReward, ?> field : RewardField.ALL) {
      draft.check(checks, List.of(field));
      if (field == RewardField.PRICE || field == RewardField.FACE_VALUE) {
        checkAmount(checks, (MoneyInput) draft.get(field), currency, field);
      } else if (field == RewardField.ESTIMATED_DELIVERY) {
        checkDelivery(checks, draft.get(RewardField.ESTIMATED_DELIVERY), today);
      }
    }
    return checks.found();
  }

  /** Checks a place among the rewards: 1 is the first; null is none. */
  static List<Rejection> checkPosition(Integer position) {
    Checks checks = new Checks();
    checks.range(position, 1, MAX_REWARDS, "position");
    return checks.found();
  }

  /**
   * Checks the fields that change. Once the project was live, kind, price and the need of an
   * address stay as they are. While places are claimed, title and description cannot change, the
   * estimated date of delivery can move but not be removed, and the limit cannot go below the
   * claimed places.
   *
   * @param offered the reward as it stands, with the project's currency
   * @param live whether the project was launched
   * @param changed only fields whose value differs from the stored one, which a form may send again
   *     even where it could not be chosen anew
   */
  static List<Rejection> checkChange(
      FieldValues<OfferedReward> changed, OfferedReward offered, boolean live, LocalDate today) {
    int claimed = offered.reward().claimed;
    Checks checks = new Checks();
    for (Field<OfferedReward, ?> field : RewardField.CHANGEABLE) {
      FieldValues<OfferedReward> one = changed.only(List.of(field));
      if (live && one.has(field) && RewardField.FROZEN_ONCE_LIVE.containsKey(field)) {
        checks.add(RewardField.FROZEN_ONCE_LIVE.get(field));
        continue;
      }
      if (claimed > 0 && isKept(one, field)) {
        checks.add(Rejection.of(RewardError.REWARD_CLAIMED, field.name()));
      } else {
        one.checkCleared(checks);
      }
      one.check(checks, List.of(field));
    }
    if (!live && changed.has(RewardField.PRICE)) {
      checkAmount(checks, changed.get(RewardField.PRICE), offered.currency(), RewardField.PRICE);
    }
    checkClaimed(checks, changed.get(RewardField.LIMIT), claimed);
    checkDelivery(checks, changed.get(RewardField.ESTIMATED_DELIVERY), today);
    return checks.found();
  }

  /** The places that a limit leaves; an invalid limit, which is reported itself, bounds nothing. */
  static int places(Integer limit) {
    return limit != null && limit >= 1 ? limit : Integer.MAX_VALUE;
  }

  private static boolean isKept(FieldValues<OfferedReward> changed, Field<OfferedReward, ?> field) {
    return changed.has(field)
        && (RewardField.FROZEN_ONCE_CLAIMED.contains(field)
            || RewardField.KEPT_ONCE_CLAIMED.contains(field) && changed.get(field) == null);
  }

  private static void checkClaimed(Checks checks, Integer limit, int claimed) {
    if (limit != null && limit >= 1 && limit < claimed) {
      Map<String, String> params = Map.of("claimed", Integer.toString(claimed));
      checks.add(Rejection.of(RewardError.LIMIT_BELOW_CLAIMED, params, "limit"));
    }
  }

  private static void checkAmount(
      Checks checks, MoneyInput amount, String currency, Field<OfferedReward, ?> field) {
    if (amount == null) {
      return;
    }
    if (currency.equals(amount.currency())) {
      checks.positive(amount, field.name());
    } else {
      checks.add(
          Rejection.of(InputError.CURRENCY_MISMATCH, Map.of("currency", currency), field.name()));
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
