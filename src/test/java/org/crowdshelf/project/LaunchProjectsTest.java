package org.crowdshelf.project;

import static org.crowdshelf.support.ProjectSteps.key;
import static org.crowdshelf.support.ProjectSteps.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LaunchProjectsTest {

  private static final String PROJECT =
      "query ($id: ID!) { project(id: $id) { state approvedAt launchAt launchedAt endsAt viewerCan { review cancel } } }";

  @Inject LaunchProjects launches;

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void waitForTheTimeThatTheirPeopleChose() {
    String project = approvedForTomorrow();
    assertEquals("IN_REVIEW", state(project));
    assertEquals("NOT_FOUND", Person.VISITOR.asks(PROJECT, Map.of("id", project)).errorCode());
    Answer waiting = Person.SECOND_REVIEWER.asks(PROJECT, Map.of("id", project));
    assertEquals(false, waiting.get("project.viewerCan.review"));
    assertEquals(true, waiting.get("project.viewerCan.cancel"));
    assertEquals(
        List.of("PROJECT_STATE"),
        ProjectSteps.review(Person.SECOND_REVIEWER, project, "REJECT", "Changed my mind")
            .userErrorCodes("reviewProject"));
    launch();
    assertEquals("IN_REVIEW", state(project));

    TestClock.advance(Duration.ofDays(1));
    assertTrue(launch() >= 1);
    Answer live = Person.VISITOR.asks(PROJECT, Map.of("id", project));
    Instant launched = Instant.parse(live.get("project.launchedAt"));
    assertFalse(launched.isBefore(Instant.parse(live.get("project.launchAt"))));
    assertEquals(launched.plus(Duration.ofDays(90)), Instant.parse(live.get("project.endsAt")));
  }

  @Test
  void startAtTheApprovalWhereThatIsLater() {
    String project = submittedForTomorrow();
    TestClock.advance(Duration.ofDays(2));
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    assertEquals("LIVE", state(project));
  }

  @Test
  void stayAwayWhenCanceledMeanwhile() {
    String project = approvedForTomorrow();
    ProjectSteps.cancel(fundraiser, project, "No longer needed");
    TestClock.advance(Duration.ofDays(2));
    launch();
    assertEquals("CANCELED", state(project));
  }

  @Test
  void goLiveOnceHoweverManyReplicasLook() {
    List<String> projects = IntStream.range(0, 5).mapToObj(i -> approvedForTomorrow()).toList();
    TestClock.advance(Duration.ofDays(2));
    long launched = IntStream.range(0, 6).parallel().mapToLong(i -> launch()).sum();
    assertTrue(launched >= 5, launched + " launched");
    for (String project : projects) {
      assertEquals("LIVE", state(project));
      assertEquals(
          1,
          Database.count(
              "select count(*) from outbox where event_type = 'ProjectLaunched' and subject_id = ?",
              key(project)));
    }
  }

  private String approvedForTomorrow() {
    String project = submittedForTomorrow();
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }

  private String submittedForTomorrow() {
    String project = ProjectSteps.createComplete(fundraiser);
    Map<String, String> tomorrow = Map.of("launchAt", Instant.now().plusSeconds(86_400).toString());
    ProjectSteps.submit(fundraiser, project, tomorrow).get("submitProject.project.id");
    return project;
  }

  private long launch() {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> launches.launchDue());
    } catch (Throwable failed) {
      throw new IllegalStateException(failed);
    }
  }
}
