package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.completeDraftWith;
import static org.crowdshelf.support.ProjectSteps.create;
import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.library;
import static org.crowdshelf.support.ProjectSteps.submit;
import static org.crowdshelf.support.ProjectSteps.waive;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 凤山小学: launched on 19 May and funded; again on 22 May, and failed. */
@QuarkusTest
class RelaunchCooldownTest {

  private final Person teacher = Person.someoneNew();
  private final String school = "凤山小学图书馆 " + UUID.randomUUID();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void keeps凤山小学FromAskingAgainAfterThreeDays() {
    String first = live(teacher, Map.of("library", library(school), "durationDays", 1));
    TestClock.advance(Duration.ofDays(3));
    Instant ended = end(first);
    String second = create(teacher, completeDraftWith(Map.of("library", library(school))));
    String before = everything(second);
    Answer answer = submit(teacher, second);
    assertEquals(List.of("RELAUNCH_COOLDOWN"), answer.userErrorCodes("submitProject"));
    assertEquals("availableAt", answer.get("submitProject.userErrors[0].params[0].name"));
    assertEquals(
        ended.plus(Duration.ofDays(30)).toString(),
        answer.get("submitProject.userErrors[0].params[0].value"));
    assertEquals(before, everything(second));
    // Exactly thirty days after the end, by a second.
    TestClock.advance(Duration.ofDays(28).minusMinutes(1));
    assertEquals(
        List.of("RELAUNCH_COOLDOWN"), submit(teacher, second).userErrorCodes("submitProject"));
    TestClock.advance(Duration.ofMinutes(2));
    submit(teacher, second).get("submitProject.project.id");
  }

  @Test
  void countsAProjectThatIsStillLive() {
    live(teacher, Map.of("library", library(school)));
    String second = create(teacher, completeDraftWith(Map.of("library", library(school))));
    assertEquals(
        List.of("RELAUNCH_COOLDOWN"), submit(teacher, second).userErrorCodes("submitProject"));
  }

  @Test
  void countsFromTheCancellation() {
    String first = live(teacher, Map.of("library", library(school)));
    ProjectSteps.cancel(teacher, first, "Once more");
    TestClock.advance(Duration.ofDays(29));
    String second = create(teacher, completeDraftWith(Map.of("library", library(school))));
    assertEquals(
        List.of("RELAUNCH_COOLDOWN"), submit(teacher, second).userErrorCodes("submitProject"));
    TestClock.advance(Duration.ofDays(1));
    submit(teacher, second).get("submitProject.project.id");
  }

  @Test
  void letsAnotherLibraryAndAnotherFundraiserBe() {
    live(teacher, Map.of("library", library(school)));
    String other = create(teacher, completeDraftWith(Map.of("library", library(school + "二馆"))));
    submit(teacher, other).get("submitProject.project.id");
    Person stranger = Person.someoneNew();
    String theirs = create(stranger, completeDraftWith(Map.of("library", library(school))));
    submit(stranger, theirs).get("submitProject.project.id");
  }

  @Test
  void bindsAllWhoActForTheOrganisation() {
    Person colleague = Person.someoneNew();
    String organisation = ProjectSteps.organisation(teacher, colleague);
    Map<String, Object> theirs = Map.of("library", library(school), "onBehalfOf", organisation);
    live(teacher, theirs);
    String second = create(colleague, completeDraftWith(theirs));
    assertEquals(
        List.of("RELAUNCH_COOLDOWN"), submit(colleague, second).userErrorCodes("submitProject"));
  }

  @Test
  void forgetsWhatWasNeverLive() {
    String draft = create(teacher, completeDraftWith(Map.of("library", library(school))));
    ProjectSteps.cancel(teacher, draft, "Begun anew");
    String second = create(teacher, completeDraftWith(Map.of("library", library(school))));
    submit(teacher, second).get("submitProject.project.id");
  }

  @Test
  void takesOneOfTwoProjectsForALibrarySubmittedAtOnce() {
    List<String> projects =
        Collections.nCopies(4, completeDraftWith(Map.of("library", library(school)))).stream()
            .map(draft -> create(teacher, draft))
            .toList();
    List<String> codes =
        projects.parallelStream()
            .flatMap(project -> submit(teacher, project).userErrorCodes("submitProject").stream())
            .toList();
    assertEquals(Collections.nCopies(3, "ALREADY_IN_REVIEW"), codes);
  }

  @Test
  void isWaivedByAReviewerWhoSaysWhy() {
    live(teacher, Map.of("library", library(school)));
    String second = create(teacher, completeDraftWith(Map.of("library", library(school))));
    waive(Person.REVIEWER, second, "The roof fell in").get("waiveCooldown.project.id");
    submit(teacher, second).get("submitProject.project.id");
    assertEquals(
        List.of("{\"reason\": \"The roof fell in\"}"),
        Database.column(
            "select details::text from project_history where deed = 'COOLDOWN_WAIVED' and project_id = ?",
            ProjectSteps.key(second)));
  }

  @Test
  void isWaivedByNobodyElseAndNotWithoutAReason() {
    String project = ProjectSteps.createComplete(teacher);
    String before = everything(project);
    assertEquals("UNAUTHENTICATED", waive(Person.VISITOR, project, "So").errorCode());
    assertEquals("FORBIDDEN", waive(teacher, project, "So").errorCode());
    assertEquals(
        "NOT_FOUND", waive(Person.REVIEWER, "prj_0000000000000000000000", "So").errorCode());
    assertEquals(
        List.of("BLANK"), waive(Person.REVIEWER, project, "").userErrorCodes("waiveCooldown"));
    assertEquals(
        List.of("TOO_LONG"),
        waive(Person.REVIEWER, project, "x".repeat(2001)).userErrorCodes("waiveCooldown"));
    assertEquals(before, everything(project));
    String own = ProjectSteps.createComplete(Person.REVIEWER);
    assertEquals(
        List.of("OWN_PROJECT"), waive(Person.REVIEWER, own, "So").userErrorCodes("waiveCooldown"));
    String live = ProjectSteps.createLive(teacher);
    assertEquals(
        List.of("PROJECT_STATE"),
        waive(Person.REVIEWER, live, "So").userErrorCodes("waiveCooldown"));
  }

  private static String live(Person fundraiser, Map<String, ?> more) {
    String project = create(fundraiser, completeDraftWith(new HashMap<>(more)));
    submit(fundraiser, project).get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }

  private static Instant end(String project) {
    Database.execute(
        "update projects set state = 'SUCCEEDED' where id = ?", ProjectSteps.key(project));
    return Instant.parse(
        Person.VISITOR
            .asks("query ($id: ID!) { project(id: $id) { endsAt } }", Map.of("id", project))
            .get("project.endsAt"));
  }
}
