package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.approve;
import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.crowdshelf.support.ProjectSteps.review;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewProjectTest {

  private static final String REMARKS =
      "query ($id: ID!) { project(id: $id) { launchedAt endsAt reviewRemarks { field remark at } } }";

  private final Person fundraiser = Person.someoneNew();
  private String project;

  @BeforeEach
  void submit() {
    project = ProjectSteps.createSubmitted(fundraiser);
  }

  @Test
  void approvalStartsTheClock() {
    assertEquals("LIVE", approve(Person.REVIEWER, project).get("reviewProject.project.state"));
    Answer read = Person.VISITOR.asks(REMARKS, Map.of("id", project));
    Instant launched = Instant.parse(read.get("project.launchedAt"));
    assertEquals(launched.plus(Duration.ofDays(90)), Instant.parse(read.get("project.endsAt")));
    assertEquals(
        List.of("ProjectCreated", "ProjectSubmitted", "ProjectApproved", "ProjectLaunched"),
        told());
  }

  @Test
  void sendsBackWithRemarksForItsOwnPeopleAndReviewersAlone() {
    review(
        Person.REVIEWER,
        project,
        Map.of(
            "decision",
            "REQUEST_CHANGES",
            "remarks",
            List.of(
                Map.of("field", "budget", "remark", "What is *other*?"),
                Map.of("remark", "Photos, please"))));
    assertEquals("CHANGES_REQUESTED", ProjectSteps.state(project));
    assertEquals("ProjectChangesRequested", told().get(2));
    for (Person person : List.of(fundraiser, Person.SECOND_REVIEWER)) {
      Answer read = person.asks(REMARKS, Map.of("id", project));
      assertEquals(
          List.of("What is *other*?", "Photos, please"), read.get("project.reviewRemarks.remark"));
    }
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    review(Person.SECOND_REVIEWER, project, "REQUEST_CHANGES", "Nearly");
    Answer newest = fundraiser.asks(REMARKS, Map.of("id", project));
    assertEquals(List.of("Nearly"), newest.get("project.reviewRemarks.remark"));
  }

  @Test
  void rejectsForGood() {
    review(Person.REVIEWER, project, "REJECT", "No library");
    assertEquals("REJECTED", ProjectSteps.state(project));
    assertEquals("ProjectRejected", told().get(2));
    refuses("PROJECT_STATE", "APPROVE");
  }

  @Test
  void wantsAWordWithWhatItSendsBack() {
    for (String decision : List.of("REQUEST_CHANGES", "REJECT")) {
      refuses("REMARK_MISSING", decision);
    }
    refuses("BLANK", "REJECT", "  ");
    refuses("TOO_LONG", "REJECT", "字".repeat(2001));
    String[] many = Collections.nCopies(51, "no").toArray(String[]::new);
    refuses("TOO_MANY", "REJECT", many);
    review(Person.REVIEWER, project, "REJECT", "字".repeat(2000)).get("reviewProject.project.id");
  }

  @Test
  void isForReviewersAlone() {
    String before = everything(project);
    assertEquals("UNAUTHENTICATED", approve(Person.VISITOR, project).errorCode());
    for (Person person : List.of(fundraiser, Person.someoneNew(), Person.ADMIN)) {
      assertEquals("FORBIDDEN", approve(person, project).errorCode());
    }
    for (String unknown : List.of("prj_0000000000000000000000", "org_1", "")) {
      assertEquals("NOT_FOUND", approve(Person.REVIEWER, unknown).errorCode());
    }
    assertEquals(before, everything(project));
  }

  @Test
  void isNotForOnesOwnProject() {
    project = ProjectSteps.createSubmitted(Person.REVIEWER);
    refuses("OWN_PROJECT", "APPROVE");
    approve(Person.SECOND_REVIEWER, project).get("reviewProject.project.id");
  }

  @Test
  void isNotForOneOfOnesOwnOrganisation() {
    String organisation = ProjectSteps.organisation(fundraiser, Person.REVIEWER);
    project =
        ProjectSteps.create(
            fundraiser, ProjectSteps.completeDraftWith(Map.of("onBehalfOf", organisation)));
    ProjectSteps.submit(fundraiser, project).get("submitProject.project.id");
    refuses("OWN_PROJECT", "APPROVE");
    approve(Person.SECOND_REVIEWER, project).get("reviewProject.project.id");
  }

  @Test
  void isNotForWhatNobodySubmitted() {
    project = ProjectSteps.createComplete(fundraiser);
    for (String decision : List.of("APPROVE", "REQUEST_CHANGES", "REJECT")) {
      refuses("PROJECT_STATE", decision, "Well");
    }
    project = ProjectSteps.createLive(Person.someoneNew());
    refuses("PROJECT_STATE", "REJECT", "Too late");
  }

  @Test
  void takesOneDecisionOfTwoReviewers() {
    List<String> codes =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> i % 2 == 0 ? "APPROVE" : "REJECT")
            .flatMap(
                d ->
                    review(Person.REVIEWER, project, d, "So")
                        .userErrorCodes("reviewProject")
                        .stream())
            .toList();
    assertEquals(Collections.nCopies(5, "PROJECT_STATE"), codes);
    assertEquals(
        1,
        Database.count("select count(*) from project_reviews where project_id = ?", key(project)));
  }

  private List<String> told() {
    return Database.column(
        "select event_type from outbox where subject_id = ? order by id", key(project));
  }

  private void refuses(String code, String decision, String... remarks) {
    String before = everything(project);
    Answer answer = review(Person.REVIEWER, project, decision, remarks);
    assertEquals(List.of(code), answer.userErrorCodes("reviewProject"));
    assertEquals(before, everything(project));
  }
}
