package org.crowdshelf.allotment.api;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MoveBudgetTest extends BudgetMovesTest {

  @Test
  void tenthOfALineMovesAtOnceHoweverItIsSplitUp() {
    String project = project();
    assertEquals(List.of(), codes(move(project, 0, 1, 80_000, "Shelves are dearer")));
    assertEquals(List.of(), codes(move(project, 0, 1, 80_000, "Shelves are dearer")), "a replay");
    Answer once = shown(Person.VISITOR, project);
    assertEquals(List.of("ALLOWED"), once.get("project.budgetMoves.state"));
    assertEquals(List.of(1_120_000, 680_000, 200_000), once.get("project.budget.allotted.minor"));
    assertEquals(
        List.of(1_000_000, 1_000_000),
        once.get("project.tranches.amount.minor"),
        "each tranche pays as much as before");
    AtOnce.run(4, () -> move(project, 0, 2, 20_000, "Paint " + Thread.currentThread().getId()));
    Answer after = shown(fundraiser, project);
    assertEquals(
        3, count(project, "ALLOWED"), "80,000, 20,000 and 20,000 fen are a tenth of the line");
    assertEquals(2, count(project, "ASKED"));
    assertEquals(List.of(1_080_000, 680_000, 240_000), after.get("project.budget.allotted.minor"));
    assertPlanIsAllotted(project);
    assertEquals(3, told(project, "BudgetMoved"));
    assertEquals(2, told(project, "BudgetMoveAsked"));
  }

  @Test
  void takesOnlyWhatNoTrancheHasCarried() {
    String project = project();
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    Payouts.pay(fundraiser, Payouts.tranche(project, 1));
    assertEquals(
        List.of(1_000_000, 0, 0),
        shown(Person.VISITOR, project).get("project.budget.paidOut.minor"));
    Answer tooMuch = move(project, 0, 1, 200_001, "Shelves are dearer");
    assertEquals(List.of("MORE_THAN_LEFT"), codes(tooMuch));
    assertEquals(
        "Only ¥2,000.00 of this line is left.", tooMuch.get("moveBudget.userErrors[0].message"));
    move(project, 0, 1, 200_000, "Shelves are dearer").get("moveBudget.project.id");
    String move = shown(fundraiser, project).get("project.budgetMoves[0].id");
    move(project, 0, 2, 100_000, "Paint").get("moveBudget.project.id");
    assertEquals(List.of("MORE_THAN_LEFT"), reviewed(review(Person.REVIEWER, move, true, null)));
    assertPlanIsAllotted(project);
    Books.assertAgree(key(project));
  }

  @Test
  void isForItsOwnPeopleAloneAndRefusesWhatDoesNotFit() {
    String project = project();
    List<String> lines = lines(project);
    Map<String, Object> input = input(lines.get(0), lines.get(1), 1_000, "Why");
    assertEquals("UNAUTHENTICATED", step(Person.VISITOR, input).errorCode());
    assertEquals("FORBIDDEN", step(Person.someoneNew(), input).errorCode());
    assertEquals("FORBIDDEN", step(Person.REVIEWER, input).errorCode());
    assertEquals(
        "NOT_FOUND",
        step(fundraiser, input("bgt_0000000000000000000000", lines.get(1), 1, "Why")).errorCode());
    String live = ProjectSteps.createLive(fundraiser);
    List<String> others = lines(live);
    assertEquals(
        "NOT_FOUND", step(fundraiser, input(lines.get(0), others.get(0), 1, "Why")).errorCode());
    assertEquals(
        List.of("PROJECT_STATE"),
        codes(step(fundraiser, input(others.get(0), others.get(1), 1, "Why"))));
    assertEquals(
        List.of("SAME_LINE"), codes(step(fundraiser, input(lines.get(0), lines.get(0), 1, "Why"))));
    assertEquals(
        List.of("OUT_OF_RANGE", "BLANK"),
        codes(step(fundraiser, input(lines.get(0), lines.get(1), 0, " "))));
    assertEquals(
        List.of("TOO_LONG"),
        codes(step(fundraiser, input(lines.get(0), lines.get(1), 1, "x".repeat(2_001)))));
    Map<String, Object> dollars = new HashMap<>(input);
    dollars.put("amount", Map.of("minor", 1, "currency", "USD"));
    assertEquals(List.of("CURRENCY_MISMATCH"), codes(step(fundraiser, dollars)));
    assertEquals(0, count(project, "ALLOWED") + count(project, "ASKED"));
    assertEquals(
        List.of(1_200_000, 600_000, 200_000),
        shown(fundraiser, project).get("project.budget.allotted.minor"));
  }
}
