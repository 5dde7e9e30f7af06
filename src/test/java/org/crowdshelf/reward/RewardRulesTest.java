package org.crowdshelf.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.input.FieldValues;
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
    // A fault of the limit is reported once.
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
    FieldValues<OfferedReward> change =
        FieldValues.<OfferedReward>none()
            .with(RewardField.TITLE, "Other")
            .with(RewardField.DESCRIPTION, "Other")
            .with(RewardField.ESTIMATED_DELIVERY, TODAY.plusYears(10));
    assertEquals(List.of(), check(change, standing(0)));
    assertEquals(List.of("REWARD_CLAIMED", "REWARD_CLAIMED"), check(change, standing(1)));
  }

  @Test
  void takesBackNoDateThatSomebodyCountsOn() {
    FieldValues<OfferedReward> cleared =
        FieldValues.<OfferedReward>none().with(RewardField.ESTIMATED_DELIVERY, null);
    assertEquals(List.of(), check(cleared, standing(0)));
    assertEquals(List.of("REWARD_CLAIMED"), check(cleared, standing(1)));
  }

  @Test
  void findsNothingNewInWhatStands() {
    FieldValues<OfferedReward> same =
        FieldValues.<OfferedReward>none()
            .with(RewardField.TITLE, " A book ")
            .with(RewardField.DESCRIPTION, "Thanks")
            .with(RewardField.LIMIT, 10)
            .with(RewardField.ESTIMATED_DELIVERY, LocalDate.parse("2015-04-09"));
    assertEquals(List.of(), same.differences(values(standing(7))));
    FieldValues<OfferedReward> other =
        same.with(RewardField.TITLE, null).with(RewardField.LIMIT, 9);
    assertEquals(
        List.of(RewardField.TITLE, RewardField.LIMIT), other.differences(values(standing(7))));
  }

  private static LocalDate today(String instant) {
    return RewardRules.today(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private static FieldValues<OfferedReward> offer(
      long price, Integer limit, Integer perBacker, Long faceValue) {
    return FieldValues.<OfferedReward>none()
        .with(RewardField.KIND, RewardKind.OTHER)
        .with(RewardField.TITLE, "Title")
        .with(RewardField.DESCRIPTION, "Text")
        .with(RewardField.PRICE, cny(price))
        .with(RewardField.LIMIT, limit)
        .with(RewardField.LIMIT_PER_BACKER, perBacker)
        .with(RewardField.FACE_VALUE, faceValue == null ? null : cny(faceValue));
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

  private static FieldValues<OfferedReward> limit(Integer limit) {
    return FieldValues.<OfferedReward>none().with(RewardField.LIMIT, limit);
  }

  private static FieldValues<OfferedReward> values(Reward reward) {
    return FieldValues.of(new OfferedReward(reward, "CNY"), RewardField.CHANGEABLE);
  }

  private static MoneyInput cny(long minor) {
    return new MoneyInput(new MinorUnits(minor), "CNY");
  }

  private static List<String> check(FieldValues<OfferedReward> draft, long rewards) {
    return codes(RewardRules.checkDraft(draft, "CNY", rewards, TODAY));
  }

  private static List<String> check(FieldValues<OfferedReward> sent, Reward standing) {
    FieldValues<OfferedReward> changed = sent.only(sent.differences(values(standing)));
    return codes(
        RewardRules.checkChange(changed, new OfferedReward(standing, "CNY"), false, TODAY));
  }

  private static List<String> codes(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::code).toList();
  }
}
