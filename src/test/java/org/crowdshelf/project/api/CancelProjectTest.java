package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.cancel;
import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
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
class CancelProjectTest {

  private static final String PROJECT =
      "query ($id: ID!) { project(id: $id) { state history { deed reason } } }";

  private final Person fundraiser = Person.someoneNew();

  @AfterEach
  void now() {
    TestClock.reset();
  }

  @Test
  void endsAnythingThatHasNotEnded() {
    String changes = ProjectSteps.createSubmitted(Person.someoneNew());
    ProjectSteps.review(Person.REVIEWER, changes, "REQUEST_CHANGES", "Photos");
    for (String project :
        List.of(
            ProjectSteps.createComplete(fundraiser),
            ProjectSteps.createSubmitted(fundraiser),
            ProjectSteps.createLive(fundraiser),
            changes)) {
      Person by = project.equals(changes) ? Person.REVIEWER : fundraiser;
      assertEquals("CANCELED", cancel(by, project, "Enough").get("cancelProject.project.state"));
      assertEquals(
          1,
          Database.count(
              "select count(*) from outbox where event_type = 'ProjectCanceled' and subject_id = ?",
              key(project)));
    }
  }

  @Test
  void keepsADraftPrivateAndALiveProjectPublic() {
    String draft = ProjectSteps.createComplete(fundraiser);
    cancel(fundraiser, draft, "Another time");
    assertEquals("NOT_FOUND", Person.VISITOR.asks(PROJECT, Map.of("id", draft)).errorCode());
    Answer own = fundraiser.asks(PROJECT, Map.of("id", draft));
    assertEquals("Another time", own.get("project.history[0].reason"));
    String live = ProjectSteps.createLive(fundraiser);
    cancel(fundraiser, live, "The school closed");
    assertEquals("CANCELED", Person.VISITOR.asks(PROJECT, Map.of("id", live)).get("project.state"));
  }

  @Test
  void isForItsOwnPeopleAndReviewersAlone() {
    String draft = ProjectSteps.createComplete(fundraiser);
    String live = ProjectSteps.createLive(fundraiser);
    String before = everything(draft) + everything(live);
    assertEquals("UNAUTHENTICATED", cancel(Person.VISITOR, live, "No").errorCode());
    assertEquals("FORBIDDEN", cancel(Person.someoneNew(), live, "No").errorCode());
    assertEquals("NOT_FOUND", cancel(Person.someoneNew(), draft, "No").errorCode());
    assertEquals("NOT_FOUND", cancel(fundraiser, "prj_0000000000000000000000", "No").errorCode());
    assertEquals(before, everything(draft) + everything(live));
  }

  @Test
  void wantsAReason() {
    String project = ProjectSteps.createLive(fundraiser);
    String before = everything(project);
    assertEquals(
        List.of("BLANK"), cancel(fundraiser, project, " ").userErrorCodes("cancelProject"));
    assertEquals(
        List.of("TOO_LONG"),
        cancel(fundraiser, project, "字".repeat(2001)).userErrorCodes("cancelProject"));
    assertEquals(
        List.of("BAD_CHARACTERS"),
        cancel(fundraiser, project, "a\u0000b").userErrorCodes("cancelProject"));
    assertEquals(before, everything(project));
  }

  @Test
  void comesTooLateAtTheEnd() {
    String project = ProjectSteps.createLive(fundraiser);
    TestClock.advance(Duration.ofDays(90));
    refuses(project);
  }

  @Test
  void doesNothingTwice() {
    String project = ProjectSteps.createLive(fundraiser);
    List<String> codes =
        IntStream.range(0, 5)
            .parallel()
            .mapToObj(i -> cancel(fundraiser, project, "By " + i).userErrorCodes("cancelProject"))
            .flatMap(List::stream)
            .toList();
    assertEquals(Collections.nCopies(4, "PROJECT_STATE"), codes);
    refuses(project);
  }

  @Test
  void isNotForWhatWasRejected() {
    String project = ProjectSteps.createSubmitted(fundraiser);
    ProjectSteps.review(Person.REVIEWER, project, "REJECT", "No");
    refuses(project);
  }

  private void refuses(String project) {
    String before = everything(project);
    Answer answer = cancel(fundraiser, project, "Late");
    assertEquals(List.of("PROJECT_STATE"), answer.userErrorCodes("cancelProject"));
    assertEquals(before, everything(project));
  }
}
