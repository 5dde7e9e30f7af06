package org.crowdshelf.project.api;

import static org.crowdshelf.support.ProjectSteps.everything;
import static org.crowdshelf.support.ProjectSteps.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectGapsTest {

  private static final String GAPS =
      "query ($id: ID!) { project(id: $id) { state gaps { code field message } } }";

  private final Person fundraiser = Person.someoneNew();

  @Test
  void areWhatSubmitProjectAnswers() {
    String project =
        ProjectSteps.create(
            fundraiser, Map.of("title", "Bare", "fundingModel", "REWARD", "goal", yuan(10_000)));
    String before = everything(project);
    Answer gaps = gaps(fundraiser, project);
    assertEquals(before, everything(project));
    Answer submitted = ProjectSteps.submit(fundraiser, project);
    for (String part : List.of("code", "field", "message")) {
      assertEquals(
          submitted.<List<Object>>get("submitProject.userErrors." + part),
          gaps.<List<Object>>get("project.gaps." + part));
    }
  }

  @Test
  void areEmptyWhereNothingIsMissing() {
    String project = ProjectSteps.createComplete(fundraiser);
    assertEquals(List.of(), gaps(fundraiser, project).get("project.gaps"));
  }

  @Test
  void areTheStateAloneOnceItWasSubmitted() {
    String project = ProjectSteps.createLive(fundraiser);
    assertEquals(List.of("PROJECT_STATE"), gaps(fundraiser, project).get("project.gaps.code"));
  }

  @Test
  void areForItsOwnPeopleAlone() {
    String draft = ProjectSteps.createComplete(fundraiser);
    String live = ProjectSteps.createLive(fundraiser);
    assertNull(gaps(Person.VISITOR, live).get("project.gaps"));
    assertNull(gaps(Person.someoneNew(), live).get("project.gaps"));
    assertNull(gaps(Person.REVIEWER, draft).get("project.gaps"));
  }

  @Test
  void areAnsweredForSeveralProjectsAtOnce() {
    Person other = Person.someoneNew();
    String one = ProjectSteps.createComplete(other);
    String two =
        ProjectSteps.create(
            other, Map.of("title", "Bare", "fundingModel", "DONATION", "goal", yuan(1_000)));
    Answer answer =
        other.asks(
            "query ($one: ID!, $two: ID!) { one: project(id: $one) { gaps { code } viewerCan { submit } }"
                + " two: project(id: $two) { gaps { code } again: gaps { field } }"
                + " viewer { projects(first: 5) { nodes { gaps { code } } } } }",
            Map.of("one", one, "two", two));
    assertEquals(List.of(), answer.get("one.gaps"));
    assertEquals(9, answer.<List<?>>get("two.gaps").size());
    assertEquals(9, answer.<List<?>>get("two.again").size());
  }

  private static Answer gaps(Person person, String project) {
    return person.asks(GAPS, Map.of("id", project));
  }
}
