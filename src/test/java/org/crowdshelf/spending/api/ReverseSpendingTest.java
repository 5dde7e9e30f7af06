package org.crowdshelf.spending.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReverseSpendingTest {

  private static final long PAID = 100_000;

  private final Person fundraiser = Person.someoneNew();
  private String project;
  private String spending;

  @BeforeEach
  void aSpending() {
    project = Spendings.paidOut(fundraiser, PAID / 100);
    spending = Spendings.declared(fundraiser, Spendings.line(project), PAID);
  }

  @AfterEach
  void checkTheBooks() {
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void staysToBeSeenBesideTheOneThatTakesItBack() {
    Answer reversed = Spendings.reverse(fundraiser, spending, "记错预算项");
    assertEquals("REVERSED", reversed.get("reverseSpending.spending.state"));
    assertEquals(-PAID, (int) reversed.get("reverseSpending.spending.amount.minor"));
    assertEquals(spending, reversed.get("reverseSpending.spending.reverses.id"));
    assertEquals("REVERSED", reversed.get("reverseSpending.spending.reverses.state"));
    Answer shown = Spendings.list(Person.VISITOR, project, Map.of());
    assertEquals(
        List.of(reversed.get("reverseSpending.spending.id"), spending),
        shown.get("project.spending.nodes.id"));
    assertEquals("记错预算项", shown.get("project.spending.nodes[0].purpose"));
    assertEquals(List.of(), shown.get("project.spending.nodes[0].receipts"));
    assertNull(shown.get("project.spending.nodes[1].reverses"));
    assertEquals(0, (int) shown.get("project.budget[0].receipted.minor"));
    assertEquals(
        PAID, (int) Payouts.shown(Person.VISITOR, project).get("project.funds.unreceipted.minor"));
    assertEquals(
        List.of("SPENDING_STATE"),
        Spendings.reverse(fundraiser, spending, "Again").userErrorCodes("reverseSpending"));
    assertEquals(
        List.of("SPENDING_STATE"),
        Spendings.reverse(fundraiser, reversed.get("reverseSpending.spending.id"), "The other one")
            .userErrorCodes("reverseSpending"));
    assertEquals(List.of(2L, 1L, 0L, PAID), Spendings.stored(project));
  }

  @Test
  void isForItsOwnPeopleAloneAndNeedsAReason() {
    assertEquals("UNAUTHENTICATED", Spendings.reverse(Person.VISITOR, spending, "No").errorCode());
    assertEquals("FORBIDDEN", Spendings.reverse(Person.someoneNew(), spending, "No").errorCode());
    assertEquals("FORBIDDEN", Spendings.reverse(Person.REVIEWER, spending, "No").errorCode());
    assertEquals(
        "NOT_FOUND", Spendings.reverse(fundraiser, "spd_0000000000000000000000", "No").errorCode());
    assertEquals(
        List.of("BLANK"),
        Spendings.reverse(fundraiser, spending, " ").userErrorCodes("reverseSpending"));
    assertEquals(
        List.of("TOO_LONG"),
        Spendings.reverse(fundraiser, spending, "n".repeat(501)).userErrorCodes("reverseSpending"));
    assertEquals(List.of(1L, 1L, 0L, 0L), Spendings.stored(project));
  }

  @Test
  void isBookedBackOnceThoughManyTakeItBackAtOnce() {
    List<Answer> answers = AtOnce.run(6, () -> Spendings.reverse(fundraiser, spending, "记错预算项"));
    assertEquals(
        1,
        answers.stream()
            .filter(answer -> answer.userErrorCodes("reverseSpending").isEmpty())
            .count());
    assertEquals(List.of(2L, 1L, 0L, PAID), Spendings.stored(project));
  }
}
