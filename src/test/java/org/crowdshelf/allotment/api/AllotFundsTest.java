package org.crowdshelf.allotment.api;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.crowdshelf.allotment.AllotShortfalls;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllotFundsTest {

  private static final List<Long> LINES = List.of(12_000L, 6_000L, 2_000L);
  private static final long KEPT = 1_656_767;

  private static final String SHOWN =
      """
      query ($id: ID!) {
        project(id: $id) {
          funds { unallotted { minor } }
          budget { id allotted { minor } paidOut { minor } }
          tranches { number amount { minor } lines { amount { minor } budgetLine { allotted { minor } } } }
        }
      }""";

  @Inject AllotShortfalls job;

  private final Person fundraiser = Person.someoneNew();

  @Test
  void surplusIsPaidAfterTheFirstTrancheOnceItsPeopleSaidWhatItIsFor() {
    String project = Payouts.settled(fundraiser, List.of(8_000L, 2_000L), 1_234_500, 0);
    Payouts.account(fundraiser, "sandbox", "6222000012341234");
    String first = Payouts.tranche(project, 1);
    assertEquals(234_500, (int) shown(project).get("project.funds.unallotted.minor"));
    assertEquals(
        List.of("FUNDS_NOT_ALLOTTED"),
        Payouts.request(fundraiser, first).userErrorCodes("requestTranche"));
    List<String> lines = lines(project);
    Answer allotted =
        allot(fundraiser, project, change(lines.get(0), 250_000), change(lines.get(1), -15_500));
    assertEquals(project, allotted.get("allotFunds.project.id"));
    Answer after = shown(project);
    assertEquals(0, (int) after.get("project.funds.unallotted.minor"));
    assertEquals(List.of(1_050_000, 184_500), after.get("project.budget.allotted.minor"));
    assertEquals(List.of(984_500, 250_000), after.get("project.tranches.amount.minor"));
    Payouts.assertPlanIsAllotted(project);
    Payouts.pay(fundraiser, first);
    assertEquals(List.of(800_000, 184_500), shown(project).get("project.budget.paidOut.minor"));
    Books.assertAgree(key(project));
  }

  @Test
  void itsPeopleSayWhichLinesGetLess() {
    String project = Payouts.settled(fundraiser, LINES, KEPT, 0);
    assertEquals(-343_233, (int) shown(project).get("project.funds.unallotted.minor"));
    String books = lines(project).get(0);
    allot(fundraiser, project, change(books, -300_000), change(books, -43_233))
        .get("allotFunds.project.id");
    Answer after = shown(project);
    assertEquals(List.of(856_767, 600_000, 200_000), after.get("project.budget.allotted.minor"));
    assertEquals(
        List.of(List.of(713_973), List.of(142_794, 600_000, 200_000)),
        after.get("project.tranches.lines.amount.minor"));
    Payouts.assertPlanIsAllotted(project);
  }

  @Test
  void linesAreCutByWeightWhereItsPeopleSayNothingForThirtyDays() {
    String project = Payouts.settled(fundraiser, LINES, KEPT, 0);
    String withFee = Payouts.settled(fundraiser, List.of(1_000L), 100_000, 333);
    String surplus = Payouts.settled(fundraiser, List.of(1_000L), 100_001, 0);
    OnVertx.await(job::allot);
    assertEquals(0, allotments(project));
    for (String each : List.of(project, withFee, surplus)) {
      Database.execute(
          "update projects set settled_at = now() - interval '30 days' where id = ?", key(each));
    }
    AtOnce.run(4, () -> OnVertx.await(job::allot));
    Answer after = shown(project);
    assertEquals(List.of(994_060, 497_030, 165_677), after.get("project.budget.allotted.minor"));
    assertEquals(0, (int) after.get("project.funds.unallotted.minor"));
    assertEquals(List.of(96_670), shown(withFee).get("project.budget.allotted.minor"));
    assertEquals(List.of(96_670), shown(withFee).get("project.tranches.amount.minor"));
    assertEquals(1, (int) shown(surplus).get("project.funds.unallotted.minor"));
    assertEquals(1, allotments(project));
    assertEquals(0, allotments(surplus));
    for (String each : List.of(project, withFee, surplus)) {
      Payouts.assertPlanIsAllotted(each);
      Books.assertAgree(key(each));
    }
  }

  @Test
  void happensOnceThoughManySayItAtTheSameMoment() {
    String project = Payouts.settled(fundraiser, List.of(1_000L), 150_000, 0);
    String line = lines(project).get(0);
    List<Answer> answers = AtOnce.run(6, () -> allot(fundraiser, project, change(line, 50_000)));
    assertEquals(
        1,
        answers.stream().filter(answer -> answer.userErrorCodes("allotFunds").isEmpty()).count());
    Answer again = allot(fundraiser, project, change(line, 50_000));
    assertEquals(List.of("SURPLUS_DOES_NOT_ADD_UP"), again.userErrorCodes("allotFunds"));
    assertEquals("There is nothing to allot.", again.get("allotFunds.userErrors[0].message"));
    assertEquals(1, allotments(project));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'FundsAllotted' and subject_id = ?",
            key(project)));
    assertEquals(List.of(100_000, 50_000), shown(project).get("project.tranches.amount.minor"));
  }

  @Test
  void isForItsOwnPeopleAlone() {
    String project = Payouts.settled(fundraiser, List.of(1_000L), 150_000, 0);
    Map<String, Object> change = change(lines(project).get(0), 50_000);
    assertEquals("UNAUTHENTICATED", allot(Person.VISITOR, project, change).errorCode());
    assertEquals("FORBIDDEN", allot(Person.someoneNew(), project, change).errorCode());
    assertEquals("FORBIDDEN", allot(Person.REVIEWER, project, change).errorCode());
    assertEquals("NOT_FOUND", allot(fundraiser, "prj_0000000000000000000000", change).errorCode());
    assertEquals(0, allotments(project));
  }

  @Test
  void refusesWhatDoesNotFitAndLeavesThePlanAsItIs() {
    String project = Payouts.settled(fundraiser, List.of(800L, 200L), 150_000, 0);
    List<String> lines = lines(project);
    String before = everything(project);
    Answer less = allot(fundraiser, project, change(lines.get(0), 40_000));
    assertEquals(List.of("SURPLUS_DOES_NOT_ADD_UP"), less.userErrorCodes("allotFunds"));
    assertEquals(
        "The changes add up to ¥400.00, but ¥500.00 is to be allotted.",
        less.get("allotFunds.userErrors[0].message"));
    Answer more =
        allot(fundraiser, project, change(lines.get(0), 70_001), change(lines.get(1), -20_001));
    assertEquals(List.of("MORE_THAN_LEFT"), more.userErrorCodes("allotFunds"));
    assertEquals(
        "Only ¥200.00 of this line is left.", more.get("allotFunds.userErrors[0].message"));
    assertEquals(List.of("BLANK"), allot(fundraiser, project).userErrorCodes("allotFunds"));
    Map<String, Object> fits = change(lines.get(0), 50_000);
    assertEquals(
        List.of("TOO_MANY"),
        allotAll(project, "Why", Collections.nCopies(101, fits)).userErrorCodes("allotFunds"));
    assertEquals(
        List.of("BLANK"), allotAll(project, " ", List.of(fits)).userErrorCodes("allotFunds"));
    assertEquals(
        List.of("TOO_LONG"),
        allotAll(project, "x".repeat(2_001), List.of(fits)).userErrorCodes("allotFunds"));
    Map<String, Object> dollars =
        Map.of("budgetLineId", lines.get(0), "amount", Map.of("minor", 50_000, "currency", "USD"));
    assertEquals(
        List.of("CURRENCY_MISMATCH"),
        allot(fundraiser, project, dollars).userErrorCodes("allotFunds"));
    String another = ProjectSteps.createLive(fundraiser);
    String foreign = lines(another).get(0);
    assertEquals("NOT_FOUND", allot(fundraiser, project, change(foreign, 50_000)).errorCode());
    assertEquals(before, everything(project));
    assertEquals(
        List.of("PROJECT_STATE"),
        allot(fundraiser, another, change(foreign, 1)).userErrorCodes("allotFunds"));
    assertEquals(0, allotments(another));
  }

  private static Answer shown(String project) {
    return Person.VISITOR.asks(SHOWN, Map.of("id", project));
  }

  private static List<String> lines(String project) {
    return shown(project).get("project.budget.id");
  }

  private static Map<String, Object> change(String line, long minor) {
    return Map.of("budgetLineId", line, "amount", Map.of("minor", minor, "currency", "CNY"));
  }

  @SafeVarargs
  private static Answer allot(Person person, String project, Map<String, Object>... changes) {
    return step(person, project, "More came in than was planned", List.of(changes));
  }

  private Answer allotAll(String project, String reason, List<Map<String, Object>> changes) {
    return step(fundraiser, project, reason, changes);
  }

  private static Answer step(
      Person person, String project, String reason, List<Map<String, Object>> changes) {
    return ProjectSteps.step(
        person,
        "allotFunds",
        "AllotFundsInput",
        Map.of("projectId", project, "changes", changes, "reason", reason));
  }

  private static long allotments(String project) {
    return Database.count("select count(*) from allotments where project_id = ?", key(project));
  }

  private static String everything(String project) {
    return Database.value(
        """
        select string_agg(concat(t, l), ' ' order by t.number, l.budget_line_id)
               || (select count(*) from allotments a where a.project_id = t.project_id)
          from tranches t join tranche_lines l on l.tranche_id = t.id where t.project_id = ? group by t.project_id""",
        key(project));
  }
}
