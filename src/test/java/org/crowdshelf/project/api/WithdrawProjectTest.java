package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crowdshelf.project.LaunchProjects;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WithdrawProjectTest {

  @Inject LaunchProjects launches;

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void takesAProjectBackFromTheReviewers() {
    String project = ProjectSteps.createSubmitted(fundraiser);
    assertEquals(
        "CHANGES_REQUESTED", withdraw(fundraiser, project).get("withdrawProject.project.state"));
    assertEquals(
        "WITHDRAWN",
        fundraiser
            .asks(
                "query ($id: ID!) { project(id: $id) { history(first: 1) { deed } } }",
                Map.of("id", project))
            .get("project.history[0].deed"));
    assertEquals(
        List.of("PROJECT_STATE"),
        ProjectSteps.approve(Person.REVIEWER, project).userErrorCodes("reviewProject"));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
  }

  @Test
  void takesAnApprovedProjectBackFromItsLaunch() {
    String project = ProjectSteps.createComplete(fundraiser);
    Instant launch = Instant.now().plus(Duration.ofDays(2));
    ProjectSteps.submit(fundraiser, project, Map.of("launchAt", launch.toString()))
        .get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    withdraw(fundraiser, project).get("withdrawProject.project.id");
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    TestClock.advance(Duration.ofDays(3));
    OnVertx.await(launches::launchDue);
    assertEquals("IN_REVIEW", ProjectSteps.state(project), "it has to be reviewed again");
    assertNull(Database.value("select approved_at::text from projects where id = ?", key(project)));
  }

  @Test
  void isForItsOwnPeopleAlone() {
    String project = ProjectSteps.createSubmitted(fundraiser);
    String before = everything(project);
    assertEquals("UNAUTHENTICATED", withdraw(Person.VISITOR, project).errorCode());
    assertEquals("NOT_FOUND", withdraw(Person.someoneNew(), project).errorCode());
    assertEquals("FORBIDDEN", withdraw(Person.REVIEWER, project).errorCode());
    assertEquals("NOT_FOUND", withdraw(fundraiser, "prj_0000000000000000000000").errorCode());
    assertEquals(before, everything(project));
  }

  @Test
  void leavesEveryOtherStateAsItIs() {
    for (String project :
        List.of(ProjectSteps.createComplete(fundraiser), ProjectSteps.createLive(fundraiser))) {
      String before = everything(project);
      assertEquals(
          List.of("PROJECT_STATE"),
          withdraw(fundraiser, project).userErrorCodes("withdrawProject"));
      assertEquals(before, everything(project));
    }
  }

  @Test
  void hasOneResultWithADecisionAtTheSameMoment() {
    String project = ProjectSteps.createSubmitted(fundraiser);
    List<Answer> answers =
        Together.each(
            List.of(fundraiser, Person.REVIEWER),
            person ->
                person == fundraiser
                    ? withdraw(person, project)
                    : ProjectSteps.review(person, project, "REJECT", "No"));
    boolean withdrawn = answers.get(0).userErrorCodes("withdrawProject").isEmpty();
    assertEquals(
        withdrawn ? List.of("PROJECT_STATE") : List.of(),
        answers.get(1).userErrorCodes("reviewProject"));
    assertEquals(withdrawn ? "CHANGES_REQUESTED" : "REJECTED", ProjectSteps.state(project));
    assertEquals(
        Set.of(1L),
        Set.of(
            Database.count(
                "select count(*) from project_history where project_id = ? and deed in ('WITHDRAWN', 'REJECTED')",
                key(project))));
  }

  private static Answer withdraw(Person person, String project) {
    return ProjectSteps.step(
        person, "withdrawProject", "WithdrawProjectInput", Map.of("projectId", project));
  }
}
