package org.crowdshelf.payout.api;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.crowdshelf.support.ProjectSteps.line;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payout.FillPlans;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanTranchesTest {

  private static final String PLAN =
      """
      query ($id: ID!) {
        project(id: $id) {
          budget { id purpose }
          tranches { id number state remark requestedAt amount { minor } project { id }
                     lines { amount { minor } budgetLine { id purpose amount { minor } } } }
        }
      }""";

  @Inject FillPlans fillPlans;

  private final Person fundraiser = Person.someoneNew();

  @Test
  void dividesTheBudgetForEveryoneToSee() {
    String project = larger();
    List<String> lines = lines(project);
    Answer planned =
        plan(
            fundraiser,
            project,
            List.of(part(lines.get(0), 6_000), part(lines.get(1), 4_000)),
            List.of(part(lines.get(0), 10_000)));
    assertEquals(project, planned.get("planTranches.project.id"));
    publish(project);
    Answer shown = Person.VISITOR.asks(PLAN, Map.of("id", project));
    assertEquals(List.of(1, 2), shown.get("project.tranches.number"));
    assertEquals(List.of("PLANNED", "PLANNED"), shown.get("project.tranches.state"));
    assertEquals(List.of(1_000_000, 1_000_000), shown.get("project.tranches.amount.minor"));
    assertEquals(List.of(project, project), shown.get("project.tranches.project.id"));
    assertEquals(
        List.of(List.of("图书", "书架"), List.of("图书")),
        shown.get("project.tranches.lines.budgetLine.purpose"));
    String tranche = shown.get("project.tranches[1].id");
    assertEquals(
        2,
        (int)
            Person.VISITOR
                .asks(
                    "query ($id: ID!) { node(id: $id) { ... on Tranche { number } } }",
                    Map.of("id", tranche))
                .get("node.number"));
  }

  @Test
  void halvesALargerGoalWhereItsPeoplePlannedNothing() {
    String project = larger();
    assertEquals(List.of(), plan(project).get("project.tranches"));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    Answer shown = plan(project);
    assertEquals(List.of(1_000_000, 1_000_000), shown.get("project.tranches.amount.minor"));
    String tranche = shown.get("project.tranches[0].id");
    assertEquals(
        "NOT_FOUND",
        Person.VISITOR
            .asks("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", tranche))
            .errorCode(),
        "nobody else sees it before the launch");
  }

  @Test
  void planFollowsABudgetThatIsWrittenAnew() {
    String project = larger();
    List<String> lines = lines(project);
    plan(
            fundraiser,
            project,
            List.of(part(lines.get(0), 14_000)),
            List.of(part(lines.get(0), 2_000), part(lines.get(1), 4_000)))
        .get("planTranches.project.id");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    assertEquals(
        List.of(1_400_000, 600_000), plan(project).get("project.tranches.amount.minor"), "kept");
    ProjectSteps.review(Person.REVIEWER, project, "REQUEST_CHANGES", "Fewer")
        .get("reviewProject.project.id");
    ProjectSteps.update(
            fundraiser, project, Map.of("budget", List.of(line("图书", 9_000), line("书架", 11_000))))
        .get("updateProject.project.id");
    assertEquals(List.of(), plan(project).get("project.tranches"));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    assertEquals(
        List.of(List.of(900_000, 100_000), List.of(1_000_000)),
        plan(project).get("project.tranches.lines.amount.minor"));
  }

  @Test
  void givesThePlanToProjectsThatWereSubmittedBeforeThereWerePlans() {
    String project = ProjectSteps.createLive(fundraiser);
    UUID key = key(project);
    Database.execute("delete from tranches where project_id = ?", key);
    Database.execute("update projects set planned_at = null where id = ?", key);
    OnVertx.await(fillPlans::fill);
    assertEquals(List.of(1_000_000), plan(project).get("project.tranches.amount.minor"));
    assertEquals(0L, (long) OnVertx.await(fillPlans::fill));
  }

  @Test
  void isForItsOwnPeopleAlone() {
    String project = larger();
    String line = lines(project).get(0);
    List<Map<String, Object>> all = List.of(part(line, 1));
    assertEquals("UNAUTHENTICATED", plan(Person.VISITOR, project, all).errorCode());
    assertEquals("NOT_FOUND", plan(Person.someoneNew(), project, all).errorCode());
    assertEquals("FORBIDDEN", plan(Person.REVIEWER, project, all).errorCode());
    assertEquals("NOT_FOUND", plan(fundraiser, "prj_0000000000000000000000", all).errorCode());
    String another = lines(larger()).get(0);
    assertEquals("NOT_FOUND", plan(fundraiser, project, List.of(part(another, 1))).errorCode());
    assertEquals(0, stored(project));
  }

  @Test
  void refusesWhatDoesNotAddUpAndLeavesThePlanAsItIs() {
    String project = larger();
    List<String> lines = lines(project);
    String books = lines.get(0);
    String shelves = lines.get(1);
    plan(
            fundraiser,
            project,
            List.of(part(books, 10_000)),
            List.of(part(books, 6_000), part(shelves, 4_000)))
        .get("planTranches.project.id");
    String before = everything(project);
    Answer less =
        plan(fundraiser, project, List.of(part(books, 10_000)), List.of(part(shelves, 4_000)));
    assertEquals(List.of("TRANCHES_DO_NOT_ADD_UP"), less.userErrorCodes("planTranches"));
    assertEquals(
        "The tranches of \"图书\" add up to ¥10,000.00, but the line is ¥16,000.00.",
        less.get("planTranches.userErrors[0].message"));
    assertEquals(
        List.of("FIRST_TRANCHE_TOO_LARGE"),
        plan(fundraiser, project, List.of(part(books, 16_000)), List.of(part(shelves, 4_000)))
            .userErrorCodes("planTranches"));
    assertEquals(List.of("BLANK"), plan(fundraiser, project).userErrorCodes("planTranches"));
    assertEquals(
        List.of("OUT_OF_RANGE"),
        plan(fundraiser, project, List.of(part(books, 0))).userErrorCodes("planTranches"));
    List<Map<String, Object>> one = List.of(part(books, 1));
    assertEquals(
        List.of("TOO_MANY"),
        planAll(fundraiser, project, Collections.nCopies(11, one)).userErrorCodes("planTranches"));
    assertEquals(before, everything(project));
  }

  @Test
  void isFrozenFromTheSubmissionOn() {
    for (String project :
        List.of(ProjectSteps.createSubmitted(fundraiser), ProjectSteps.createLive(fundraiser))) {
      String before = everything(project);
      List<String> lines = lines(project);
      assertEquals(
          List.of("PROJECT_STATE"),
          plan(
                  fundraiser,
                  project,
                  List.of(part(lines.get(0), 8_000)),
                  List.of(part(lines.get(1), 2_000)))
              .userErrorCodes("planTranches"));
      assertEquals(before, everything(project));
    }
  }

  @Test
  void hasOnePlanWhenItIsPlannedAndSubmittedAtTheSameMoment() {
    String project = larger();
    List<String> lines = lines(project);
    List<Answer> answers =
        Together.each(
            List.of("plan", "submit"),
            deed ->
                deed.equals("submit")
                    ? ProjectSteps.submit(fundraiser, project)
                    : plan(
                        fundraiser,
                        project,
                        List.of(part(lines.get(0), 4_000)),
                        List.of(part(lines.get(0), 12_000), part(lines.get(1), 4_000))));
    boolean first = answers.get(0).userErrorCodes("planTranches").isEmpty();
    assertEquals(List.of(), answers.get(1).userErrorCodes("submitProject"));
    assertEquals(
        first ? List.of(400_000, 1_600_000) : List.of(1_000_000, 1_000_000),
        plan(project).get("project.tranches.amount.minor"));
  }

  private String larger() {
    Map<String, Object> draft =
        ProjectSteps.completeDraftWith(
            Map.of("goal", yuan(20_000), "budget", List.of(line("图书", 16_000), line("书架", 4_000))));
    return ProjectSteps.create(fundraiser, draft);
  }

  private void publish(String project) {
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
  }

  private List<String> lines(String project) {
    return plan(project).get("project.budget.id");
  }

  private Answer plan(String project) {
    return fundraiser.asks(PLAN, Map.of("id", project));
  }

  @SafeVarargs
  private static Answer plan(Person person, String project, List<Map<String, Object>>... tranches) {
    return planAll(person, project, List.of(tranches));
  }

  private static Answer planAll(
      Person person, String project, List<List<Map<String, Object>>> tranches) {
    return ProjectSteps.step(
        person,
        "planTranches",
        "PlanTranchesInput",
        Map.of(
            "projectId",
            project,
            "tranches",
            tranches.stream().map(lines -> Map.of("lines", lines)).toList()));
  }

  private static Map<String, Object> part(String line, long yuan) {
    return Map.of("budgetLineId", line, "amount", yuan(yuan));
  }

  private static int stored(String project) {
    return (int) Database.count("select count(*) from tranches where project_id = ?", key(project));
  }

  private static String everything(String project) {
    return ProjectSteps.everything(project)
        + Database.value(
            """
            select string_agg(concat(t, l), ' ' order by t.number, l.budget_line_id)
              from tranches t join tranche_lines l on l.tranche_id = t.id where t.project_id = ?""",
            key(project));
  }
}
