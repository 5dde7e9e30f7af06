package org.crowdshelf.spending.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Spendings;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions and questions of reviewers about spendings, and answers. */
@QuarkusTest
class ReviewSpendingTest {

  private static final String QUEUE =
      "{ spendingQueue(first: 100) { totalCount nodes { id project { id } receipts { originalUrl } } } }";

  private final Person fundraiser = Person.someoneNew();
  private String project;
  private String line;
  private String spending;

  @BeforeEach
  void aSpending() {
    project = Spendings.paidOut(fundraiser, 20_000);
    line = Spendings.line(project);
    spending = Spendings.declared(fundraiser, line, 900_000);
  }

  @Test
  void aQuestionKeepsTheNextTrancheUntilItIsAnswered() {
    String second = Payouts.tranche(project, 2);
    assertEquals(List.of(), blocks());
    assertTrue(waiting(Person.REVIEWER));
    Answer asked = Spendings.ask(Person.REVIEWER, spending, "哪些书？");
    assertEquals("QUESTIONED", asked.get("reviewSpending.spending.state"));
    assertEquals("哪些书？", asked.get("reviewSpending.spending.question"));
    assertFalse(waiting(Person.REVIEWER));
    assertEquals(List.of("SPENDING_QUESTIONED"), blocks());
    assertEquals(
        List.of("SPENDING_QUESTIONED"),
        Payouts.request(fundraiser, second).userErrorCodes("requestTranche"));
    assertEquals(0, receipted());
    Books.assertAgree(ProjectSteps.key(project));
    assertEquals(
        List.of("SPENDING_STATE"),
        Spendings.accept(Person.SECOND_REVIEWER, spending).userErrorCodes("reviewSpending"));
    Answer answered = Spendings.answer(fundraiser, spending, "清单见动态");
    assertEquals("DECLARED", answered.get("answerSpendingQuestion.spending.state"));
    assertEquals("清单见动态", answered.get("answerSpendingQuestion.spending.answer"));
    assertEquals(
        List.of("SPENDING_STATE"),
        Spendings.answer(fundraiser, spending, "Again").userErrorCodes("answerSpendingQuestion"));
    assertEquals(900_000, receipted());
    assertTrue(waiting(Person.REVIEWER));
    assertEquals(
        "ACCEPTED",
        Spendings.accept(Person.REVIEWER, spending).get("reviewSpending.spending.state"));
    assertEquals(
        "清单见动态",
        Spendings.list(Person.VISITOR, project, Map.of()).get("project.spending.nodes[0].answer"));
    assertEquals(List.of(), Payouts.request(fundraiser, second).userErrorCodes("requestTranche"));
  }

  @Test
  void isForReviewersWhoAreNoneOfItsOwnPeople() {
    assertEquals("UNAUTHENTICATED", Spendings.accept(Person.VISITOR, spending).errorCode());
    assertEquals("FORBIDDEN", Spendings.accept(fundraiser, spending).errorCode());
    String unknown = "spd_0000000000000000000000";
    assertEquals("NOT_FOUND", Spendings.accept(Person.REVIEWER, unknown).errorCode());
    assertEquals(
        List.of("REMARK_MISSING"),
        Spendings.ask(Person.REVIEWER, spending, " ").userErrorCodes("reviewSpending"));
    assertEquals(
        List.of("TOO_LONG"),
        Spendings.ask(Person.REVIEWER, spending, "?".repeat(2_001))
            .userErrorCodes("reviewSpending"));
    Database.execute(
        "update projects set fundraiser_id = ? where id = ?",
        Fixture.key(IdType.ACCOUNT, Person.SECOND_REVIEWER.accountId()),
        ProjectSteps.key(project));
    assertEquals(
        List.of("OWN_PROJECT"),
        Spendings.accept(Person.SECOND_REVIEWER, spending).userErrorCodes("reviewSpending"));
    assertFalse(waiting(Person.SECOND_REVIEWER));
    assertEquals(0L, Spendings.stored(project).get(2));
    assertEquals("FORBIDDEN", fundraiser.asks(QUEUE).errorCode());
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(QUEUE).errorCode());
    Statements.assertAtMost(5, () -> Person.REVIEWER.asks(QUEUE).get("spendingQueue"));
  }

  @Test
  void anAnswerIsForItsOwnPeopleAlone() {
    Spendings.ask(Person.REVIEWER, spending, "哪些书？").get("reviewSpending.spending.id");
    assertEquals("UNAUTHENTICATED", Spendings.answer(Person.VISITOR, spending, "A").errorCode());
    assertEquals("FORBIDDEN", Spendings.answer(Person.someoneNew(), spending, "A").errorCode());
    assertEquals("FORBIDDEN", Spendings.answer(Person.REVIEWER, spending, "A").errorCode());
    assertEquals(
        "NOT_FOUND", Spendings.answer(fundraiser, "spd_0000000000000000000000", "A").errorCode());
    assertEquals(
        List.of("BLANK"),
        Spendings.answer(fundraiser, spending, " ").userErrorCodes("answerSpendingQuestion"));
    assertEquals(
        List.of("TOO_LONG"),
        Spendings.answer(fundraiser, spending, "n".repeat(2_001))
            .userErrorCodes("answerSpendingQuestion"));
    Answer shown = Spendings.list(Person.VISITOR, project, Map.of());
    assertEquals("QUESTIONED", shown.get("project.spending.nodes[0].state"));
    assertNull(shown.get("project.spending.nodes[0].answer"));
  }

  @Test
  void isDecidedOnceThoughTwoReviewersDecideAtOnce() {
    List<Answer> answers =
        Together.each(
            List.of(Person.REVIEWER, Person.SECOND_REVIEWER),
            reviewer ->
                reviewer.equals(Person.REVIEWER)
                    ? Spendings.accept(reviewer, spending)
                    : Spendings.ask(reviewer, spending, "哪些书？"));
    assertEquals(
        1,
        answers.stream()
            .filter(answer -> answer.userErrorCodes("reviewSpending").isEmpty())
            .count());
    assertEquals(1L, Spendings.stored(project).get(2));
  }

  private List<String> blocks() {
    return Payouts.shown(fundraiser, project).get("project.tranches[1].blockedBy.code");
  }

  private int receipted() {
    return Spendings.list(Person.VISITOR, project, Map.of())
        .get("project.budget[0].receipted.minor");
  }

  private boolean waiting(Person reviewer) {
    return reviewer.asks(QUEUE).<List<String>>get("spendingQueue.nodes.id").contains(spending);
  }
}
