package org.crowdshelf.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.crowdshelf.project.content.MediaRules;
import org.crowdshelf.project.content.ReviewDecision;
import org.crowdshelf.shared.error.Checks;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.money.MinorUnits;
import org.crowdshelf.shared.money.MoneyInput;
import org.junit.jupiter.api.Test;

/** A list that is too long gives one error; its entries, null here, are not read. */
class LongListsTest {

  @Test
  void ofAProject() {
    assertOneError(
        checks -> ProjectRules.checkStory(checks, entries(ProjectRules.MAX_SECTIONS + 1)));
    assertOneError(checks -> ProjectRules.checkPress(checks, entries(ProjectRules.MAX_PRESS + 1)));
    assertOneError(
        checks -> ProjectRules.checkPartners(checks, entries(ProjectRules.MAX_PARTNERS + 1)));
    assertOneError(
        checks ->
            ProjectRules.checkBudget(
                checks,
                entries(ProjectRules.MAX_BUDGET_LINES + 1),
                new MoneyInput(new MinorUnits(100_000), "CNY")));
    assertOneError(checks -> MediaRules.check(checks, entries(11), 10, "media"));
  }

  @Test
  void ofAReview() {
    assertEquals(
        1, ReviewRules.check(ReviewDecision.APPROVE, entries(ReviewRules.MAX_REMARKS + 1)).size());
  }

  private static void assertOneError(Consumer<Checks> check) {
    Checks checks = new Checks();
    check.accept(checks);
    assertEquals(1, checks.found().size());
    assertEquals(InputError.TOO_MANY.name(), checks.found().get(0).code());
  }

  private static <T> List<T> entries(int count) {
    return Collections.nCopies(count, null);
  }
}
