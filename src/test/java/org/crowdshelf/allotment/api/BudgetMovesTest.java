package org.crowdshelf.allotment.api;

import static org.crowdshelf.support.ProjectSteps.key;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;

/** Projects whose people move money between lines, and reviewers who decide. */
abstract class BudgetMovesTest {

  static final String SHOWN =
      """
      query ($id: ID!) {
        project(id: $id) {
          budget { id allotted { minor } paidOut { minor } }
          budgetMoves { id state reason remark askedAt amount { minor } from { id } to { id } project { id } }
          tranches { amount { minor } lines { amount { minor } } }
        }
      }""";

  static final String REVIEW =
      """
      mutation ($input: ReviewBudgetMoveInput!) {
        reviewBudgetMove(input: $input) { budgetMove { state remark } userErrors { code field message } }
      }""";

  static final String QUEUE =
      "{ budgetMoveQueue(first: 100) { totalCount edges { cursor } nodes { id project { id } } } }";

  final Person fundraiser = Person.someoneNew();

  String project() {
    return Payouts.settled(fundraiser, List.of(12_000L, 6_000L, 2_000L), 2_000_000, 0);
  }

  static void assertPlanIsAllotted(String project) {
    Payouts.assertPlanIsAllotted(project);
  }

  static Answer shown(Person person, String project) {
    return person.asks(SHOWN, Map.of("id", project));
  }

  List<String> lines(String project) {
    return shown(fundraiser, project).get("project.budget.id");
  }

  Answer move(String project, int from, int to, long minor, String reason) {
    List<String> lines = lines(project);
    return step(fundraiser, input(lines.get(from), lines.get(to), minor, reason));
  }

  static Map<String, Object> input(String from, String to, long minor, String reason) {
    return Map.of(
        "fromId",
        from,
        "toId",
        to,
        "amount",
        Map.of("minor", minor, "currency", "CNY"),
        "reason",
        reason);
  }

  static Answer step(Person person, Map<String, Object> input) {
    return ProjectSteps.step(person, "moveBudget", "MoveBudgetInput", input);
  }

  static List<String> codes(Answer answer) {
    return answer.userErrorCodes("moveBudget");
  }

  static Answer review(Person reviewer, String move, boolean allow, String remark) {
    Map<String, Object> input = new HashMap<>(Map.of("moveId", move, "allow", allow));
    input.put("remark", remark);
    return reviewer.asks(REVIEW, Map.of("input", input));
  }

  static List<String> reviewed(Answer answer) {
    return answer.userErrorCodes("reviewBudgetMove");
  }

  static long count(String project, String state) {
    return Database.count(
        "select count(*) from budget_moves where project_id = ? and state = ?",
        key(project),
        state);
  }

  static long told(String project, String event) {
    return Database.count(
        "select count(*) from outbox where event_type = ? and subject_id = ?", event, key(project));
  }
}
