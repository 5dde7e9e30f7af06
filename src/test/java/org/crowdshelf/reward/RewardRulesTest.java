package org.crowdshelf.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.InputField;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

class RewardRulesTest {

  private static final LocalDate TODAY = LocalDate.parse("2015-11-03");

  @Test
  void daysBeginInChina() {
    assertEquals(LocalDate.parse("2015-11-03"), today("2015-11-03T15:59:59Z"));
    assertEquals(LocalDate.parse("2015-11-04"), today("2015-11-03T16:00:00Z"));
  }

  @Test
  void takesTheOffersOfTheStudiedProjects() {
    // 1 yuan with 999 places; a card worth 480 for 150; the right to run a branch for 30,000.
    assertEquals(List.of(), check(offer(100, 999, null, null), 0));
    assertEquals(List.of(), check(offer(15_000, null, null, 48_000L), 0));
    assertEquals(List.of(), check(offer(3_000_000, 1, 1, null), 0));
  }

  @Test
  void refusesTheHundredAndFirst() {
    assertEquals(List.of(), check(offer(100, null, null, null), 99));
    assertEquals(List.of("TOO_MANY"), check(offer(100, null, null, null), 100));
  }

  @Test
  void boundsOneBackersShareByTheLimitAlone() {
    assertEquals(List.of(), check(offer(100, 5, 5, null), 0));
    assertEquals(List.of("OUT_OF_RANGE"), check(offer(100, 5, 6, null), 0));
    assertEquals(List.of(), check(offer(100, null, 6, null), 0));
    // What is wrong with the limit is told once.
    assertEquals(List.of("OUT_OF_RANGE"), check(offer(100, 0, 6, null), 0));
  }

  @Test
  void lowersALimitToWhatIsClaimed() {
    Reward standing = standing(7);
    assertEquals(List.of(), check(limit(7), standing));
    assertEquals(List.of("LIMIT_BELOW_CLAIMED"), check(limit(6), standing));
    assertEquals(List.of("OUT_OF_RANGE"), check(limit(0), standing));
    assertEquals(List.of(), check(limit(null), standing));
  }

  @Test
  void letsWordsChangeUntilSomebodyChoseThem() {
    RewardChange change =
        new RewardChange(
            set("Other"), set("Other"), InputField.leftOut(), set(TODAY.plusYears(10)));
    assertEquals(List.of(), check(change, standing(0)));
    assertEquals(List.of("REWARD_CLAIMED", "REWARD_CLAIMED"), check(change, standing(1)));
  }

  @Test
  void findsNothingNewInWhatStands() {
    RewardChange same =
        new RewardChange(
            set(" A book "), set("Thanks"), set(10), set(LocalDate.parse("2015-04-09")));
    assertTrue(same.comparedTo(standing(7)).isEmpty());
    RewardChange other =
        new RewardChange(set(null), set("Thanks"), set(null), InputField.leftOut());
    assertEquals(List.of("title", "limit"), other.comparedTo(standing(7)).fields());
  }

  private static LocalDate today(String instant) {
    return RewardRules.today(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private static RewardDraft offer(long price, Integer limit, Integer perBacker, Long faceValue) {
    return new RewardDraft(
        new UUID(0, 1),
        RewardKind.OTHER,
        "Title",
        "Text",
        cny(price),
        limit,
        perBacker,
        false,
        null,
        faceValue == null ? null : cny(faceValue),
        null);
  }

  private static Reward standing(int claimed) {
    Reward reward = new Reward();
    reward.title = "A book";
    reward.description = "Thanks";
    reward.limitCount = 10;
    reward.claimed = claimed;
    reward.estimatedDelivery = LocalDate.parse("2015-04-09");
    return reward;
  }

  private static RewardChange limit(Integer limit) {
    return new RewardChange(
        InputField.leftOut(), InputField.leftOut(), set(limit), InputField.leftOut());
  }

  private static <T> InputField<T> set(T value) {
    return new InputField<>(true, value);
  }

  private static MoneyInput cny(long minor) {
    return new MoneyInput(new MinorUnits(minor), "CNY");
  }

  private static List<String> check(RewardDraft draft, long rewards) {
    return codes(RewardRules.checkDraft(draft, "CNY", rewards, TODAY));
  }

  private static List<String> check(RewardChange change, Reward standing) {
    return codes(RewardRules.checkChange(change, standing, TODAY));
  }

  private static List<String> codes(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::code).toList();
  }
}
