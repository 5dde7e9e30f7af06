package org.crowdshelf.update.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Moderation;
import org.crowdshelf.support.News;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemoveUpdateTest {

  private static final String REMOVE =
      """
      mutation ($input: RemoveUpdateInput!) {
        removeUpdate(input: $input) {
          update { number title body locked removedAt removalReason media { url } revisions { title } }
          userErrors { code field } }
      }""";

  private static final String HISTORY =
      "query ($id: ID!) { project(id: $id) { history(first: 1) { deed fields reason } } }";

  private static final String TEXTS =
      """
      select title || body || media::text || coalesce((select string_agg(v.title || v.body || v.media::text, ' ')
                                                         from update_revisions v where v.update_id = u.id), '')
        from updates u where id = ?""";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;
  private String update;

  @BeforeEach
  void tell() {
    project = Fixture.liveProject(fundraiser, "Told");
    update = News.post(fundraiser, project, "Xiaoming reads", "Xiaoming of class 3");
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void takesEveryTextAwayAndKeepsTheNumber() {
    TestClock.advance(Duration.ofHours(2));
    News.edit(fundraiser, update, "Xiaoming of class 4");
    Answer removed = remove(fundraiser, "It names a child");
    assertEquals(1, removed.<Integer>get("removeUpdate.update.number"));
    assertEquals("—", removed.get("removeUpdate.update.title"));
    assertNull(removed.get("removeUpdate.update.body"));
    assertFalse(removed.<Boolean>get("removeUpdate.update.locked"));
    assertEquals(List.of(), removed.get("removeUpdate.update.media"));
    assertEquals(List.of(), removed.get("removeUpdate.update.revisions"));
    assertNotNull(removed.get("removeUpdate.update.removedAt"));
    assertEquals("It names a child", removed.get("removeUpdate.update.removalReason"));
    for (Person reader : List.of(Person.REVIEWER, Person.ADMIN, Person.someoneNew())) {
      assertFalse(News.read(reader, update).body().contains("Xiaoming"));
    }
    assertEquals("——[]", Database.value(TEXTS, key()));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'UpdateRemoved' and subject_id = ?",
            key()));
  }

  @Test
  void isGoneFromPublicCachesWithinASecond() {
    News.read(Person.VISITOR, update).get("node.body");
    remove(fundraiser, "It names a child");
    Eventually.holds(() -> assertNull(News.read(Person.VISITOR, update).get("node.body")));
  }

  @Test
  void isInTheHistoryWithItsReason() {
    remove(Person.REVIEWER, "It names a child");
    Answer history = fundraiser.asks(HISTORY, Map.of("id", Fixture.id(project)));
    assertEquals("UPDATE_REMOVED", history.get("project.history[0].deed"));
    assertEquals(List.of("updates", "1"), history.get("project.history[0].fields"));
    assertEquals("It names a child", history.get("project.history[0].reason"));
  }

  @Test
  void needsNoReasonOfItsAuthorWithinTheHour() {
    TestClock.advance(Duration.ofMinutes(59));
    Answer removed = remove(fundraiser, null);
    assertEquals(List.of(), removed.userErrorCodes("removeUpdate"));
    assertNull(removed.get("removeUpdate.update.removalReason"));
  }

  @Test
  void needsAReasonOfEverybodyElse() {
    assertRejected("REASON_MISSING", Person.REVIEWER, null);
    assertRejected("REASON_MISSING", Person.REVIEWER, " ");
    TestClock.advance(Duration.ofHours(1));
    assertRejected("REASON_MISSING", fundraiser, null);
    assertRejected("TOO_LONG", fundraiser, "x".repeat(2_001));
    assertRejected("BAD_CHARACTERS", fundraiser, "a\u0000b");
  }

  @Test
  void isDoneOnceHoweverOftenItIsSent() {
    List<Answer> answers = AtOnce.run(4, () -> remove(fundraiser, "It names a child"));
    for (Answer answer : answers) {
      assertEquals("It names a child", answer.get("removeUpdate.update.removalReason"));
    }
    assertEquals(
        "It names a child",
        remove(Person.REVIEWER, "Another").get("removeUpdate.update.removalReason"));
    assertEquals(
        1,
        Database.count(
            "select count(*) from project_history where project_id = ? and deed = 'UPDATE_REMOVED'",
            project));
  }

  @Test
  void cannotBeEditedAfterwards() {
    remove(fundraiser, "It names a child");
    assertEquals(
        List.of("UPDATE_REMOVED"),
        News.edit(fundraiser, update, "Xiaoming again").userErrorCodes("editUpdate"));
    assertEquals("——[]", Database.value(TEXTS, key()));
  }

  @Test
  void leavesTheNumberOfTheNextUpdate() {
    remove(fundraiser, null);
    String next = News.post(fundraiser, project, "Next", "Well");
    assertEquals(2, News.read(Person.VISITOR, next).<Integer>get("node.number"));
  }

  @Test
  void isWhatADecisionToRemoveDoes() {
    Moderation.report(Person.someoneNew(), update, "PRIVACY", null).get("report.report.id");
    Answer decided = Moderation.decide(Person.REVIEWER, update, "REMOVE", "It names a child");
    assertEquals(List.of(), decided.userErrorCodes("decideCase"));
    Answer seen = News.read(Person.someoneNew(), update);
    assertNull(seen.get("node.body"));
    assertEquals("It names a child", seen.get("node.removalReason"));
    assertEquals("——[]", Database.value(TEXTS, key()));
  }

  @Test
  void isRefusedForEverybodyElse() {
    Person backer = Person.someoneNew();
    Fixture.paidPledge(project, backer, 1000, false, null);
    assertEquals("UNAUTHENTICATED", remove(Person.VISITOR, "Because").errorCode());
    for (Person stranger : List.of(Person.someoneNew(), backer)) {
      assertEquals("FORBIDDEN", remove(stranger, "Because").errorCode());
    }
    for (String id :
        List.of("", "upd_x", Fixture.id(project), Ids.encode(IdType.UPDATE, UUID.randomUUID()))) {
      Map<String, ?> input = Map.of("updateId", id, "reason", "Because");
      assertEquals("NOT_FOUND", fundraiser.asks(REMOVE, Map.of("input", input)).errorCode(), id);
    }
    assertStands();
  }

  private void assertRejected(String code, Person person, String reason) {
    assertEquals(List.of(code), remove(person, reason).userErrorCodes("removeUpdate"));
    assertStands();
  }

  private void assertStands() {
    assertEquals("Xiaoming of class 3", News.read(fundraiser, update).get("node.body"));
    assertEquals(
        0,
        Database.count(
            "select count(*) from project_history where project_id = ? and deed = 'UPDATE_REMOVED'",
            project));
  }

  private UUID key() {
    return Fixture.key(IdType.UPDATE, update);
  }

  private Answer remove(Person person, String reason) {
    Map<String, Object> input = new HashMap<>();
    input.put("updateId", update);
    input.put("reason", reason);
    return person.asks(REMOVE, Map.of("input", input));
  }
}
