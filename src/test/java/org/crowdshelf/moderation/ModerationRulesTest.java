package org.crowdshelf.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.account.RestrictedAct;
import org.crowdshelf.account.Restriction;
import org.crowdshelf.shared.error.Rejection;
import org.junit.jupiter.api.Test;

class ModerationRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");

  @Test
  void aPauseIsReadByEverybodySoItsReasonIsOneLine() {
    assertEquals(List.of(), codes(ModerationRules.checkPause("We look into a report")));
    assertEquals(List.of("BAD_CHARACTERS"), codes(ModerationRules.checkPause("a\nb")));
    assertEquals(List.of("TOO_LONG"), codes(ModerationRules.checkPause("字".repeat(201))));
    assertEquals(List.of(), codes(ModerationRules.checkPause("字".repeat(200))));
  }

  @Test
  void aDecisionSaysWhy() {
    assertEquals(
        List.of("REMARK_MISSING"), codes(ModerationRules.checkDecision(CaseDecision.DISMISS, " ")));
    assertEquals(
        List.of(), codes(ModerationRules.checkDecision(CaseDecision.DISMISS, "Line 1\nLine 2")));
    assertEquals(
        List.of("TOO_LONG"),
        codes(ModerationRules.checkDecision(CaseDecision.PAUSE_PROJECT, "a".repeat(201))));
  }

  @Test
  void aRestrictionEndsInTheFutureOrNever() {
    assertEquals(List.of(), check(null));
    assertEquals(List.of(), check(NOW.plusSeconds(1)));
    assertEquals(List.of("OUT_OF_RANGE"), check(NOW));
    assertEquals(List.of("OUT_OF_RANGE"), check(NOW.plus(Duration.ofDays(3651))));
  }

  @Test
  void anActIsRestrictedOnce() {
    Restriction pledge = new Restriction(RestrictedAct.PLEDGE, null, "Why");
    assertEquals(
        List.of("ACT_TWICE"),
        codes(ModerationRules.checkRestrictions(List.of(pledge, pledge), "Why", NOW)));
    assertEquals(List.of(), codes(ModerationRules.checkRestrictions(List.of(), "Why", NOW)));
  }

  private static List<String> check(Instant until) {
    Restriction restriction = new Restriction(RestrictedAct.SUBMIT, until, "Why");
    return codes(ModerationRules.checkRestrictions(List.of(restriction), "Why", NOW));
  }

  private static List<String> codes(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::code).toList();
  }
}
