package org.crowdshelf.project.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of a project, page by page. */
@QuarkusTest
class ProjectHistoryTest {

  private static final String HISTORY =
      """
      query ($id: ID!, $first: Int, $after: String) {
        project(id: $id) { history(first: $first, after: $after) { cursor reason } } }""";

  // Several in one moment: their ids order them.
  private static final String DEEDS =
      """
      insert into project_history (id, project_id, deed, details, done_at)
      select uuidv7(), ?, 'EDITED', jsonb_build_object('reason', n::text), now() + n / 10 * interval '1 second'
        from generate_series(0, 249) n""";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLongHistory() {
    project = Fixture.liveProject(fundraiser, "Told");
    Database.execute(DEEDS, project);
  }

  @Test
  void isReadToItsFirstDeedWithoutGapsAndRepeats() {
    List<String> read = new ArrayList<>();
    String after = null;
    do {
      Answer page = page(fundraiser, project, 100, after);
      read.addAll(page.<List<String>>get("project.history.reason"));
      List<String> cursors = page.get("project.history.cursor");
      after = cursors.size() < 100 ? null : cursors.get(99);
    } while (after != null);
    assertEquals(IntStream.range(0, 250).mapToObj(n -> Integer.toString(249 - n)).toList(), read);
  }

  @Test
  void losesNothingWhenMoreIsDone() {
    String last = page(fundraiser, project, 100, null).get("project.history[99].cursor");
    Database.execute(
        "insert into project_history (id, project_id, deed, done_at) values (uuidv7(), ?, 'EDITED', now() + interval '1 day')",
        project);
    assertEquals("149", page(fundraiser, project, 1, last).get("project.history[0].reason"));
  }

  @Test
  void takesNoCursorOfAnotherProject() {
    String cursor = page(fundraiser, project, 1, null).get("project.history[0].cursor");
    UUID other = Fixture.liveProject(fundraiser, "Other");
    assertEquals("BAD_USER_INPUT", page(fundraiser, other, 1, cursor).errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, project, 1, "x").errorCode());
    assertEquals("BAD_USER_INPUT", page(fundraiser, project, 101, null).errorCode());
  }

  @Test
  void isNobodyElses() {
    String cursor = page(fundraiser, project, 1, null).get("project.history[0].cursor");
    for (Person person : List.of(Person.VISITOR, Person.someoneNew())) {
      assertNull(page(person, project, 1, cursor).get("project.history"));
    }
    assertEquals(
        1, page(Person.REVIEWER, project, 1, cursor).<List<?>>get("project.history").size());
  }

  @Test
  void takesOneStatementAPage() {
    String cursor = page(fundraiser, project, 50, null).get("project.history[49].cursor");
    Statements.assertAtMost(
        2, () -> page(fundraiser, project, 50, cursor).get("project.history[49].cursor"));
  }

  private static Answer page(Person person, UUID project, int first, String after) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("id", Fixture.id(project));
    variables.put("first", first);
    variables.put("after", after);
    return person.asks(HISTORY, variables);
  }
}
