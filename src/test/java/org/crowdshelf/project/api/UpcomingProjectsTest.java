package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpcomingProjectsTest {

  private static final String UPCOMING =
      """
      query ($first: Int, $after: String) {
        upcomingProjects(first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
      }""";

  @Test
  void listsApprovedProjectsByTheirLaunch() {
    String later = planned(Duration.ofDays(2));
    String sooner = planned(Duration.ofDays(1));
    String waiting = ProjectSteps.createSubmitted(Person.someoneNew());
    List<String> listed = new ArrayList<>();
    Answer page = upcoming(Person.REVIEWER, Map.of("first", 1));
    while (true) {
      listed.addAll(page.<List<String>>get("upcomingProjects.nodes.id"));
      if (!page.<Boolean>get("upcomingProjects.pageInfo.hasNextPage")) {
        break;
      }
      page =
          upcoming(
              Person.REVIEWER,
              Map.of("first", 1, "after", page.get("upcomingProjects.pageInfo.endCursor")));
    }
    assertEquals(listed.size(), page.<Integer>get("upcomingProjects.totalCount"));
    assertFalse(listed.contains(waiting));
    listed.retainAll(List.of(sooner, later));
    assertEquals(List.of(sooner, later), listed);
  }

  @Test
  void isForReviewersAlone() {
    assertEquals("UNAUTHENTICATED", upcoming(Person.VISITOR, Map.of()).errorCode());
    assertEquals("FORBIDDEN", upcoming(Person.someoneNew(), Map.of()).errorCode());
    assertEquals("BAD_USER_INPUT", upcoming(Person.REVIEWER, Map.of("first", 101)).errorCode());
  }

  private static String planned(Duration ahead) {
    Person fundraiser = Person.someoneNew();
    String project = ProjectSteps.createComplete(fundraiser);
    ProjectSteps.submit(
            fundraiser, project, Map.of("launchAt", Instant.now().plus(ahead).toString()))
        .get("submitProject.project.id");
    ProjectSteps.approve(Person.REVIEWER, project).get("reviewProject.project.id");
    return project;
  }

  private static Answer upcoming(Person person, Map<String, Object> variables) {
    return person.asks(UPCOMING, variables);
  }
}
