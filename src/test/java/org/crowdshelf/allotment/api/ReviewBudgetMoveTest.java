package org.crowdshelf.allotment.api;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewBudgetMoveTest extends BudgetMovesTest {

  @Test
  void reviewerDecidesAboutMore() {
    String project = project();
    move(project, 0, 1, 120_001, "Shelves are dearer").get("moveBudget.project.id");
    Answer asked = shown(Person.VISITOR, project);
    assertEquals(List.of("ASKED"), asked.get("project.budgetMoves.state"));
    assertEquals(List.of(project), asked.get("project.budgetMoves.project.id"));
    assertEquals(List.of(1_200_000, 600_000, 200_000), asked.get("project.budget.allotted.minor"));
    String move = asked.get("project.budgetMoves[0].id");
    List<String> waiting = Person.REVIEWER.asks(QUEUE).get("budgetMoveQueue.nodes.id");
    assertEquals(true, waiting.contains(move));
    assertEquals("FORBIDDEN", fundraiser.asks(QUEUE).errorCode());
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(QUEUE).errorCode());
    assertEquals("UNAUTHENTICATED", review(Person.VISITOR, move, true, null).errorCode());
    assertEquals("FORBIDDEN", review(fundraiser, move, true, null).errorCode());
    assertEquals(
        "NOT_FOUND", review(Person.REVIEWER, "mov_0000000000000000000000", true, null).errorCode());
    assertEquals(List.of("REMARK_MISSING"), reviewed(review(Person.REVIEWER, move, false, " ")));
    assertEquals(
        List.of("TOO_LONG"), reviewed(review(Person.REVIEWER, move, false, "x".repeat(2_001))));
    assertEquals(1, count(project, "ASKED"));
    assertEquals(List.of(), reviewed(review(Person.REVIEWER, move, true, null)));
    Answer after = shown(Person.VISITOR, project);
    assertEquals(List.of(1_079_999, 720_001, 200_000), after.get("project.budget.allotted.minor"));
    assertEquals(List.of(1_000_000, 1_000_000), after.get("project.tranches.amount.minor"));
    assertPlanIsAllotted(project);
    Answer again = review(Person.REVIEWER, move, false, "No");
    assertEquals(List.of("BUDGET_MOVE_STATE"), reviewed(again));
    assertEquals(
        "This is not possible now: the move is allowed.",
        again.get("reviewBudgetMove.userErrors[0].message"));
    Books.assertAgree(key(project));
  }

  @Test
  void refusedOneIsForItsOwnPeopleAndReviewers() {
    String project = project();
    move(project, 0, 1, 200_000, "Shelves are dearer").get("moveBudget.project.id");
    String move = shown(fundraiser, project).get("project.budgetMoves[0].id");
    assertEquals(
        "REFUSED",
        review(Person.REVIEWER, move, false, "Not what was promised")
            .get("reviewBudgetMove.budgetMove.state"));
    assertEquals(List.of(), shown(Person.VISITOR, project).get("project.budgetMoves"));
    assertEquals(List.of(), shown(Person.someoneNew(), project).get("project.budgetMoves"));
    assertEquals(
        List.of("Not what was promised"),
        shown(fundraiser, project).get("project.budgetMoves.remark"));
    assertEquals(
        List.of("REFUSED"), shown(Person.REVIEWER, project).get("project.budgetMoves.state"));
    String node = "query ($id: ID!) { node(id: $id) { id ... on BudgetMove { remark } } }";
    assertEquals(
        "NOT_FOUND", Person.VISITOR.asks(node, Map.of("id", move)).errorCode(), "like an unknown");
    assertEquals(move, fundraiser.asks(node, Map.of("id", move)).get("node.id"));
    assertEquals(
        List.of(1_200_000, 600_000, 200_000),
        shown(fundraiser, project).get("project.budget.allotted.minor"));
    assertEquals(1, told(project, "BudgetMoveRefused"));
  }

  @Test
  void isDecidedOnceThoughReviewersAndTranchesMeet() {
    String project = project();
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    move(project, 0, 1, 1_100_000, "Shelves are dearer").get("moveBudget.project.id");
    String move = shown(fundraiser, project).get("project.budgetMoves[0].id");
    String first = Payouts.tranche(project, 1);
    List<Answer> answers =
        Together.each(
            List.of(Person.REVIEWER, Person.SECOND_REVIEWER, fundraiser),
            person ->
                person == fundraiser
                    ? Payouts.request(fundraiser, first)
                    : review(person, move, true, null));
    assertEquals(List.of(), answers.get(2).userErrorCodes("requestTranche"));
    long allowed =
        answers.subList(0, 2).stream().filter(answer -> reviewed(answer).isEmpty()).count();
    assertEquals(allowed, count(project, "ALLOWED"), "once, or the tranche came first");
    assertEquals(allowed, told(project, "BudgetMoved"));
    assertPlanIsAllotted(project);
    assertEquals(
        List.of(1_000_000, 1_000_000),
        shown(fundraiser, project).get("project.tranches.amount.minor"));
  }

  @Test
  void nobodyDecidesAboutTheirOwnAndAHundredMovesAreEnough() {
    Person own = Person.REVIEWER;
    String project = project();
    move(project, 0, 1, 200_000, "Shelves are dearer").get("moveBudget.project.id");
    String move = shown(fundraiser, project).get("project.budgetMoves[0].id");
    Database.execute(
        "update projects set fundraiser_id = ? where id = ?",
        Fixture.key(IdType.ACCOUNT, own.accountId()),
        key(project));
    assertEquals(List.of("OWN_PROJECT"), reviewed(review(own, move, true, null)));
    List<String> waiting = own.asks(QUEUE).get("budgetMoveQueue.nodes.id");
    assertEquals(false, waiting.contains(move));
    Database.execute(
        """
        insert into budget_moves (id, project_id, from_line_id, to_line_id, amount_minor, reason, state, asked_by, asked_at)
        select gen_random_uuid(), project_id, from_line_id, to_line_id, 1, 'Why', 'REFUSED', asked_by, asked_at
          from budget_moves, generate_series(1, 99) where project_id = ?""",
        key(project));
    List<String> lines = lines(project);
    assertEquals(
        List.of("TOO_MANY"), codes(step(own, input(lines.get(0), lines.get(1), 1, "Once more"))));
    assertNull(shown(Person.VISITOR, project).get("project.budgetMoves[0].remark"));
  }
}
