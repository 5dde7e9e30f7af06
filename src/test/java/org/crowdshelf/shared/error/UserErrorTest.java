package org.crowdshelf.shared.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

class UserErrorTest {

  private enum Code {
    GOAL_TOO_SMALL,
    PROJECT_STATE,
    PLEDGE_STATE,
    RELAUNCH_COOLDOWN
  }

  @Test
  void amountsAreTextsInMoneyAndRawParams() {
    Rejection rejection =
        Rejection.of(Code.GOAL_TOO_SMALL, Map.of("min", "100", "currency", "CNY"), "goal");
    assertTexts("The goal must be at least ¥1.00.", "目标金额至少为 ¥1.00。", rejection);
    assertEquals(
        List.of(
            new UserError.ErrorParam("currency", "CNY"), new UserError.ErrorParam("min", "100")),
        UserError.of(List.of(rejection), Language.EN).get(0).params());
  }

  @Test
  void statesHaveNamesInBothLanguages() {
    assertTexts(
        "This is not possible now: the project is in review.",
        "项目当前为“审核中”，无法进行此操作。",
        Rejection.of(Code.PROJECT_STATE, Map.of("state", "IN_REVIEW"), "projectId"));
    assertTexts(
        "This is not possible now: the pledge is expired.",
        "这笔支持当前为“已过期”，无法进行此操作。",
        Rejection.of(Code.PLEDGE_STATE, Map.of("state", "EXPIRED"), "pledgeId"));
  }

  @Test
  void instantsAreDaysInChina() {
    assertTexts(
        "Your last project for this library is too recent; this one can be submitted from 1 January 2027 on.",
        "您为这座图书馆发起的上一个项目时间过近，本项目可从2027年1月1日起提交。",
        Rejection.of(
            Code.RELAUNCH_COOLDOWN, Map.of("availableAt", "2026-12-31T16:00:00Z"), "projectId"));
    assertTexts(
        "Please choose a day from 26 November 2026 to 26 November 2036.",
        "请选择2026年11月26日至2036年11月26日之间的日期。",
        Rejection.of(
                InputError.OUT_OF_RANGE, Map.of("min", "2026-11-26", "max", "2036-11-26"), "day")
            .worded("DAYS"));
  }

  @Test
  void boundsAreToldAsPeopleWould() {
    assertTexts("Please choose a value from 1 to 90.", "请填写 1 到 90 之间的值。", outOf(1, 90));
    assertTexts("Only 1 is possible here.", "此处只能是 1。", outOf(1, 1));
    assertTexts("Must be at least 1.", "不能小于 1。", outOf(1, Integer.MAX_VALUE));
    Checks checks = new Checks();
    checks.positive(new MoneyInput(new MinorUnits(0), "no currency"), "amount");
    assertTexts("The amount must be more than zero.", "金额必须大于零。", checks.found().get(0));
  }

  private static Rejection outOf(long min, long max) {
    Checks checks = new Checks();
    checks.range(0, min, max, "number");
    return checks.found().get(0);
  }

  private static void assertTexts(String english, String chinese, Rejection rejection) {
    assertEquals(english, UserError.of(List.of(rejection), Language.EN).get(0).message());
    assertEquals(chinese, UserError.of(List.of(rejection), Language.ZH_CN).get(0).message());
  }
}
