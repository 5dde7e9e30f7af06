package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewQueueTest {

  private static final String QUEUE =
      """
      query ($first: Int, $after: String) {
        reviewQueue(first: $first, after: $after) {
          totalCount nodes { id state viewerCan { review } } pageInfo { hasNextPage endCursor }
        }
      }""";

  @Test
  void isForReviewersAlone() {
    assertEquals("UNAUTHENTICATED", queue(Person.VISITOR, 1, null).errorCode());
    assertEquals("FORBIDDEN", queue(Person.someoneNew(), 1, null).errorCode());
  }

  @Test
  void holdsWhatWaitsForADecisionOldestFirst() {
    String first = ProjectSteps.createSubmitted(Person.someoneNew());
    String second = ProjectSteps.createSubmitted(Person.someoneNew());
    String decided = ProjectSteps.createLive(Person.someoneNew());
    String draft = ProjectSteps.createComplete(Person.someoneNew());
    List<String> all = all();
    assertTrue(all.indexOf(first) >= 0 && all.indexOf(first) < all.indexOf(second));
    assertFalse(all.contains(decided) || all.contains(draft));
    assertEquals(
        all.size(), queue(Person.REVIEWER, 1, null).<Integer>get("reviewQueue.totalCount"));
    ProjectSteps.approve(Person.REVIEWER, first);
    assertFalse(all().contains(first));
  }

  @Test
  void refusesSizesAndCursorsThatAreNotItsOwn() {
    for (int first : new int[] {0, -1, 101}) {
      assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, first, null).errorCode());
    }
    for (String after : List.of("", "x", "bm90IG91cnM")) {
      assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, 1, after).errorCode());
    }
  }

  @Test
  void takesOneStatementAPageAndOneForRights() {
    ProjectSteps.createSubmitted(Person.someoneNew());
    Statements.assertAtMost(
        2,
        () ->
            Person.REVIEWER
                .asks("{ reviewQueue { nodes { id fundraiser { name } viewerCan { review } } } }")
                .get("reviewQueue"));
  }

  private static List<String> all() {
    List<String> ids = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      Answer page = queue(Person.REVIEWER, 2, after);
      ids.addAll(page.get("reviewQueue.nodes.id"));
      more = page.get("reviewQueue.pageInfo.hasNextPage");
      after = page.get("reviewQueue.pageInfo.endCursor");
    }
    return ids;
  }

  private static Answer queue(Person person, int first, String after) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("first", first);
    variables.put("after", after);
    return person.asks(QUEUE, variables);
  }
}
