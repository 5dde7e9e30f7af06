package org.crowdshelf.update.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.News;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemoveUpdateRevisionTest {

  private static final String REMOVE =
      """
      mutation ($input: RemoveUpdateRevisionInput!) {
        removeUpdateRevision(input: $input) { update { body revisions { body } } userErrors { code field } }
      }""";

  private static final String HISTORY =
      "query ($id: ID!) { project(id: $id) { history(first: 1) { deed reason } } }";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;
  private String update;

  @BeforeEach
  void tellAndCorrect() {
    project = Fixture.liveProject(fundraiser, "Told");
    update = News.post(fundraiser, project, "Title", "First");
    TestClock.advance(Duration.ofHours(2));
    News.edit(fundraiser, update, "Second");
    TestClock.advance(Duration.ofHours(2));
    News.edit(fundraiser, update, "Third");
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void takesOneTextOutAndLeavesTheOthers() {
    Answer removed = remove(fundraiser, until(1), "It names a child");
    assertEquals("Third", removed.get("removeUpdateRevision.update.body"));
    assertEquals(List.of("Second"), removed.get("removeUpdateRevision.update.revisions.body"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from update_revisions where update_id = ? and body = 'First'", key()));
    Answer history = fundraiser.asks(HISTORY, Map.of("id", Fixture.id(project)));
    assertEquals("UPDATE_REVISION_REMOVED", history.get("project.history[0].deed"));
    assertEquals("It names a child", history.get("project.history[0].reason"));
  }

  @Test
  void letsTheUpdateBeEditedOn() {
    remove(Person.REVIEWER, until(1), "It names a child");
    TestClock.advance(Duration.ofHours(1));
    News.edit(fundraiser, update, "Fourth").get("editUpdate.update.editedAt");
    assertEquals(
        List.of("Third", "Second"),
        News.read(Person.someoneNew(), update).get("node.revisions.body"));
  }

  @Test
  void isDoneOnceHoweverOftenItIsSent() {
    String until = until(0);
    for (Answer answer : AtOnce.run(4, () -> remove(fundraiser, until, "It names a child"))) {
      assertEquals(List.of("First"), answer.get("removeUpdateRevision.update.revisions.body"));
    }
    assertEquals(1, removals());
  }

  @Test
  void needsAReason() {
    for (Map.Entry<String, String> reason :
        Map.of(" ", "REASON_MISSING", "x".repeat(2_001), "TOO_LONG").entrySet()) {
      assertEquals(
          List.of(reason.getValue()),
          remove(fundraiser, until(0), reason.getKey()).userErrorCodes("removeUpdateRevision"));
    }
    assertUnchanged();
  }

  @Test
  void isRefusedForEverybodyElseAndForWhatIsNotThere() {
    String until = until(0);
    assertEquals("UNAUTHENTICATED", remove(Person.VISITOR, until, "Because").errorCode());
    assertEquals("FORBIDDEN", remove(Person.someoneNew(), until, "Because").errorCode());
    assertEquals("NOT_FOUND", remove(fundraiser, "2020-01-01T00:00:00Z", "Because").errorCode());
    for (String id : List.of("", Ids.encode(IdType.UPDATE, UUID.randomUUID()))) {
      Map<String, ?> input = Map.of("updateId", id, "editedAt", until, "reason", "Because");
      assertEquals("NOT_FOUND", fundraiser.asks(REMOVE, Map.of("input", input)).errorCode(), id);
    }
    assertUnchanged();
  }

  @Test
  void isTheOnlyWayForATextToGo() {
    String restricted = "23001";
    remove(fundraiser, until(1), "It names a child");
    assertEquals(restricted, Database.refusal("delete from update_revisions"));
    assertEquals(restricted, Database.refusal("update update_revisions set body = 'x'"));
  }

  private void assertUnchanged() {
    assertEquals(
        List.of("Second", "First"), News.read(fundraiser, update).get("node.revisions.body"));
    assertEquals(0, removals());
  }

  private long removals() {
    return Database.count("select count(*) from removed_revisions where update_id = ?", key());
  }

  private UUID key() {
    return Fixture.key(IdType.UPDATE, update);
  }

  private String until(int revision) {
    return News.read(fundraiser, update).get("node.revisions[" + revision + "].until");
  }

  private Answer remove(Person person, String until, String reason) {
    return person.asks(
        REMOVE, Map.of("input", Map.of("updateId", update, "editedAt", until, "reason", reason)));
  }
}
