package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.completeDraftWith;
import static org.crowdshelf.support.ProjectSteps.create;
import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.crowdshelf.support.ProjectSteps.submit;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmitProjectTest {

  private final Person fundraiser = Person.someoneNew();

  @Test
  void putsAWholeProjectBeforeTheReviewers() {
    String project = ProjectSteps.createComplete(fundraiser);
    Answer answer = submit(fundraiser, project);
    assertEquals("IN_REVIEW", answer.get("submitProject.project.state"));
    assertEquals(
        List.of("ProjectCreated", "ProjectSubmitted"),
        Database.column(
            "select event_type from outbox where subject_id = ? order by id", key(project)));
  }

  @Test
  void answersEveryGapAtOnce() {
    String project =
        create(fundraiser, Map.of("title", "Bare", "fundingModel", "REWARD", "goal", yuan(10_000)));
    String before = everything(project);
    Answer answer = submit(fundraiser, project);
    assertEquals(
        List.of(
            List.of("input", "summary"),
            List.of("input", "media"),
            List.of("input", "story"),
            List.of("input", "story"),
            List.of("input", "story"),
            List.of("input", "budget"),
            List.of("input", "durationDays"),
            List.of("input", "library"),
            List.of("input", "region"),
            List.of("input", "rewards")),
        answer.get("submitProject.userErrors.field"));
    assertEquals("REWARD_MISSING", answer.userErrorCodes("submitProject").get(9));
    assertEquals("WHAT_WE_WANT_TO_DO", answer.get("submitProject.userErrors[2].params[0].value"));
    assertEquals(before, everything(project));
  }

  @Test
  void fixesTheSitesFee() {
    String project = create(fundraiser, completeDraftWith(Map.of()));
    String fee = "query ($id: ID!) { project(id: $id) { funds { feeBasisPoints } } }";
    assertNull(fundraiser.asks(fee, Map.of("id", project)).get("project.funds.feeBasisPoints"));
    submit(fundraiser, project).get("submitProject.project.id");
    assertEquals(
        0,
        fundraiser.asks(fee, Map.of("id", project)).<Integer>get("project.funds.feeBasisPoints"));
  }

  @Test
  void wantsABudgetThatAddsUp() {
    String project = create(fundraiser, completeDraftWith(Map.of("goal", yuan(9_999))));
    Answer answer =
        ProjectSteps.stepIn(
            "zh-CN",
            fundraiser,
            "submitProject",
            "SubmitProjectInput",
            Map.of("projectId", project));
    assertEquals(List.of("BUDGET_DOES_NOT_ADD_UP"), answer.userErrorCodes("submitProject"));
    assertEquals(
        "预算合计 ¥10,000.00，与目标金额 ¥9,999.00 不一致。", answer.get("submitProject.userErrors[0].message"));
    assertEquals("DRAFT", ProjectSteps.state(project));
  }

  @Test
  void wantsTheLibraryOfALibraryProject() {
    String project =
        create(fundraiser, completeDraftWith(Collections.singletonMap("library", null)));
    assertEquals(
        List.of("LIBRARY_PROFILE_MISSING"),
        submit(fundraiser, project).userErrorCodes("submitProject"));
    Map<String, Object> other = new HashMap<>();
    other.put("library", null);
    other.put("region", null);
    other.put("category", "READING");
    String reading = create(fundraiser, completeDraftWith(other));
    submit(fundraiser, reading).get("submitProject.project.id");
  }

  @Test
  void wantsARewardWhereRewardsArePromised() {
    String project = create(fundraiser, completeDraftWith(Map.of("fundingModel", "REWARD")));
    assertEquals(
        List.of("REWARD_MISSING"), submit(fundraiser, project).userErrorCodes("submitProject"));
    Database.execute(
        "insert into rewards (id, project_id, position, kind, title, description, price_minor, created_at)"
            + " values (?, ?, 0, 'BOOK', 'A book', '', 100, now())",
        UUID.randomUUID(),
        key(project));
    submit(fundraiser, project).get("submitProject.project.id");
  }

  @Test
  void wantsTheFundraiserInTheOrganisationStill() {
    Person colleague = Person.someoneNew();
    String organisation = ProjectSteps.organisation(fundraiser, colleague);
    String project = create(fundraiser, completeDraftWith(Map.of("onBehalfOf", organisation)));
    Database.execute(
        "delete from memberships where account_id = ?",
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
    for (Person person : List.of(fundraiser, colleague)) {
      Answer answer = submit(person, project);
      assertEquals(List.of("NOT_A_MEMBER"), answer.userErrorCodes("submitProject"));
      assertEquals(List.of("input", "onBehalfOf"), answer.get("submitProject.userErrors[0].field"));
    }
    assertEquals("DRAFT", ProjectSteps.state(project));
  }

  @Test
  void takesALaunchWithinNinetyDays() {
    String project = ProjectSteps.createComplete(fundraiser);
    String before = everything(project);
    for (Duration ahead : List.of(Duration.ofSeconds(-5), Duration.ofDays(91))) {
      Map<String, String> at = Map.of("launchAt", Instant.now().plus(ahead).toString());
      Answer answer = submit(fundraiser, project, at);
      assertEquals(List.of("OUT_OF_RANGE"), answer.userErrorCodes("submitProject"));
      assertEquals(List.of("input", "launchAt"), answer.get("submitProject.userErrors[0].field"));
    }
    for (String nonsense : List.of("tomorrow", "10000-01-01T00:00:00Z", "2026-02-30T00:00:00Z")) {
      assertEquals(
          "BAD_USER_INPUT", submit(fundraiser, project, Map.of("launchAt", nonsense)).errorCode());
    }
    assertEquals(before, everything(project));
    Map<String, String> soon = Map.of("launchAt", Instant.now().plusSeconds(3600).toString());
    submit(fundraiser, project, soon).get("submitProject.project.id");
  }

  @Test
  void isForItsOwnPeopleAlone() {
    String project = ProjectSteps.createComplete(fundraiser);
    String before = everything(project);
    assertEquals("UNAUTHENTICATED", submit(Person.VISITOR, project).errorCode());
    assertEquals("NOT_FOUND", submit(Person.someoneNew(), project).errorCode());
    assertEquals("FORBIDDEN", submit(Person.REVIEWER, project).errorCode());
    assertEquals("NOT_FOUND", submit(fundraiser, "prj_0000000000000000000000").errorCode());
    assertEquals(before, everything(project));
  }

  @Test
  void isForADraftOrAMendedOneAlone() {
    String project = ProjectSteps.createSubmitted(fundraiser);
    refusesAt(project, "IN_REVIEW");
    ProjectSteps.review(Person.REVIEWER, project, "REQUEST_CHANGES", "More photos, please");
    submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project);
    refusesAt(project, "LIVE");
    ProjectSteps.cancel(fundraiser, project, "Enough");
    refusesAt(project, "CANCELED");
    String rejected = ProjectSteps.createSubmitted(Person.someoneNew());
    ProjectSteps.review(Person.REVIEWER, rejected, "REJECT", "No library at all");
    assertEquals("REJECTED", ProjectSteps.state(rejected));
  }

  @Test
  void takesOneOfTwoPhones() {
    String project = ProjectSteps.createComplete(fundraiser);
    List<String> codes =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> submit(fundraiser, project).userErrorCodes("submitProject"))
            .flatMap(List::stream)
            .toList();
    assertEquals(Collections.nCopies(5, "PROJECT_STATE"), codes);
    assertEquals(
        1,
        Database.count(
            "select count(*) from project_history where deed = 'SUBMITTED' and project_id = ?",
            key(project)));
  }

  @Test
  void speaksTheLanguageOfTheRequest() {
    String project =
        create(fundraiser, completeDraftWith(Collections.singletonMap("summary", null)));
    Map<String, String> input = Map.of("projectId", project);
    Answer chinese =
        ProjectSteps.stepIn("zh-CN", fundraiser, "submitProject", "SubmitProjectInput", input);
    assertEquals("此项尚未填写。", chinese.get("submitProject.userErrors[0].message"));
    assertTrue(
        submit(fundraiser, project)
            .<String>get("submitProject.userErrors[0].message")
            .contains("missing"));
  }

  private void refusesAt(String project, String state) {
    String before = everything(project);
    Answer answer = submit(fundraiser, project);
    assertEquals(List.of("PROJECT_STATE"), answer.userErrorCodes("submitProject"));
    assertEquals(state, answer.get("submitProject.userErrors[0].params[0].value"));
    assertEquals(before, everything(project));
  }
}
