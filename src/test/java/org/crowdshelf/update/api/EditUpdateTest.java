package org.crowdshelf.update.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EditUpdateTest {

  private static final String POST =
      "mutation ($input: PostUpdateInput!) { postUpdate(input: $input) { update { id } } }";

  private static final String EDIT =
      """
      mutation ($input: EditUpdateInput!) {
        editUpdate(input: $input) {
          update { number title body media { url } editedAt revisions { title body media { url } until } }
          userErrors { code field params { name value } }
        }
      }""";

  private static final String READ =
      """
      query ($id: ID!) {
        node(id: $id) { ... on Update { title body locked editedAt revisions { title body media { url } until } } }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;
  private String update;

  @BeforeEach
  void tell() {
    project = Fixture.liveProject(fundraiser, "Told");
    update = post("PUBLIC");
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void isAlsoForAnAuthorOfAPartnerAsLongAsItHelps() {
    Person partner = Person.someoneNew();
    String press = Organisations.ownedBy(partner);
    Database.execute(
        "insert into project_partners (project_id, organisation_id, role, position) values (?, ?, 'MEDIA', 0)",
        project,
        Organisations.key(press));
    Partnerships.confirm(partner, press, Fixture.id(project), "MEDIA", "POST_UPDATES");
    String others = update;
    update = post(partner, "BACKERS");
    Answer edited = edit(partner, Map.of("body", "Mine"));
    assertEquals("Mine", edited.get("editUpdate.update.body"), "they read it, too");
    assertEquals("Ours", edit(fundraiser, Map.of("body", "Ours")).get("editUpdate.update.body"));
    Partnerships.answer(partner, press, Fixture.id(project), "MEDIA", false)
        .get("answerPartnership.partnership.state");
    assertEquals("FORBIDDEN", edit(partner, Map.of("body", "Mine")).errorCode());
    update = others;
    assertEquals("FORBIDDEN", edit(partner, Map.of("body", "Mine")).errorCode());
  }

  @Test
  void changesWhatIsSentAndLeavesTheRest() {
    Answer edited = edit(fundraiser, Map.of("title", "  Better  "));
    assertEquals("Better", edited.get("editUpdate.update.title"));
    assertEquals("Body", edited.get("editUpdate.update.body"));
    assertEquals(List.of("https://example.org/a.jpg"), edited.get("editUpdate.update.media.url"));
    assertEquals(1, edited.<Integer>get("editUpdate.update.number"));
    assertNotNull(edited.get("editUpdate.update.editedAt"));
    assertEquals(
        List.of(),
        edit(fundraiser, Collections.singletonMap("media", null))
            .get("editUpdate.update.media.url"));
    assertEquals(
        2,
        Database.count(
            "select count(*) from outbox where event_type = 'UpdateEdited' and subject_id = ?",
            key()));
  }

  @Test
  void keepsNoTraceOfTheTextWithinTheFirstHour() {
    TestClock.advance(Duration.ofMinutes(59));
    Answer edited = edit(fundraiser, Map.of("body", "Put right"));
    assertEquals("Put right", edited.get("editUpdate.update.body"));
    assertEquals(List.of(), edited.get("editUpdate.update.revisions"));
  }

  @Test
  void keepsTheEarlierTextReadableAfterAnHour() {
    TestClock.advance(Duration.ofHours(1));
    edit(fundraiser, Map.of("body", "Second"));
    Answer edited = edit(fundraiser, Map.of("title", "Third", "media", List.of()));
    assertEquals(List.of("Title", "Title"), edited.get("editUpdate.update.revisions.title"));
    assertEquals(List.of("Second", "Body"), edited.get("editUpdate.update.revisions.body"));
    assertEquals(
        List.of(List.of("https://example.org/a.jpg"), List.of("https://example.org/a.jpg")),
        edited.get("editUpdate.update.revisions.media.url"));
    assertEquals(
        edited.<String>get("editUpdate.update.editedAt"),
        edited.get("editUpdate.update.revisions[0].until"));
    Answer anyone = Person.VISITOR.asks(READ, Map.of("id", update));
    assertEquals(List.of("Second", "Body"), anyone.get("node.revisions.body"));
  }

  @Test
  void locksEarlierTextsAsItLocksThePresentOne() {
    update = post("BACKERS");
    Person backer = Person.someoneNew();
    Fixture.paidPledge(project, backer, 1000, false, null);
    TestClock.advance(Duration.ofHours(2));
    edit(fundraiser, Map.of("body", "now secret"));
    for (Person reader : List.of(fundraiser, backer, Person.REVIEWER)) {
      assertEquals(
          List.of("Body"), reader.asks(READ, Map.of("id", update)).get("node.revisions.body"));
    }
    for (Person reader : List.of(Person.VISITOR, Person.someoneNew())) {
      Answer answer = reader.asks(READ, Map.of("id", update));
      assertEquals(Arrays.asList((String) null), answer.get("node.revisions.body"));
      assertEquals(List.of(List.of()), answer.get("node.revisions.media.url"));
      assertFalse(answer.body().contains("Body") || answer.body().contains("secret"));
    }
  }

  @Test
  void changesNothingWhereItSaysSoAlready() {
    TestClock.advance(Duration.ofHours(2));
    Answer same = edit(fundraiser, Map.of("title", " Title ", "body", "Body"));
    assertNull(same.get("editUpdate.update.editedAt"));
    assertEquals(List.of(), same.get("editUpdate.update.revisions"));
    assertNull(edit(fundraiser, Map.of()).get("editUpdate.update.editedAt"));
  }

  @Test
  void losesNoTextOfEditsMadeAtOnce() {
    TestClock.advance(Duration.ofHours(2));
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> edit(fundraiser, Map.of("body", "At once " + i)).get("editUpdate.update"));
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6, 7, 8),
        Database.column(
            "select number from update_revisions where update_id = ? order by number", key()));
    assertEquals(
        9,
        Database.count(
            "select count(distinct body) from (select body from update_revisions where update_id = ?"
                + " union all select body from updates where id = ?) t",
            key(),
            key()));
  }

  @Test
  void isRejectedAfterTwentyKeptTexts() {
    TestClock.advance(Duration.ofHours(2));
    for (int i = 0; i < 20; i++) {
      edit(fundraiser, Map.of("body", "Body " + i)).get("editUpdate.update.body");
    }
    Answer rejected = edit(fundraiser, Map.of("body", "Once more"));
    assertEquals(List.of("UPDATE_EDIT_LIMIT"), rejected.userErrorCodes("editUpdate"));
    assertEquals(List.of("input", "updateId"), rejected.get("editUpdate.userErrors[0].field"));
    assertEquals("Body 19", Database.value("select body from updates where id = ?", key()));
  }

  @Test
  void isRejectedWithEverythingThatIsWrong() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("title", null);
    wrong.put("body", "x".repeat(50_001));
    wrong.put("media", List.of(Map.of("kind", "IMAGE", "url", "javascript:alert(1)")));
    assertEquals(
        List.of("BLANK", "TOO_LONG", "BAD_ADDRESS"),
        edit(fundraiser, wrong).userErrorCodes("editUpdate"));
    assertEquals(
        List.of("BAD_CHARACTERS", "BLANK"),
        edit(fundraiser, Map.of("title", "a\u0000b", "body", " ")).userErrorCodes("editUpdate"));
    assertUnchanged();
  }

  @Test
  void isRefusedForVisitorsStrangersBackersAndReviewers() {
    Person backer = Person.someoneNew();
    Fixture.paidPledge(project, backer, 1000, false, null);
    Map<String, ?> change = Map.of("body", "Theirs");
    assertEquals("UNAUTHENTICATED", edit(Person.VISITOR, change).errorCode());
    for (Person stranger : List.of(Person.someoneNew(), backer, Person.REVIEWER)) {
      assertEquals("FORBIDDEN", edit(stranger, change).errorCode());
    }
    assertUnchanged();
  }

  @Test
  void isTakenFromAMemberOfTheProjectsOrganisation() {
    Person member = Person.someoneNew();
    member.accountId();
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, 'Org', 'NONPROFIT', 'UNVERIFIED', id, now() from accounts where subject = ?",
        project,
        member.name());
    Database.execute(
        "insert into memberships (organisation_id, account_id, role, created_at)"
            + " select ?, id, 'EDITOR', now() from accounts where subject = ?",
        project,
        member.name());
    Database.execute("update projects set organisation_id = ? where id = ?", project, project);
    assertEquals("Ours", edit(member, Map.of("body", "Ours")).get("editUpdate.update.body"));
  }

  @Test
  void isRefusedForUnknownIdsAllAlike() {
    for (String id :
        List.of("", "upd_x", Fixture.id(project), Ids.encode(IdType.UPDATE, UUID.randomUUID()))) {
      Answer answer =
          fundraiser.asks(EDIT, Map.of("input", Map.of("updateId", id, "body", "Other")));
      assertEquals("NOT_FOUND", answer.errorCode(), id);
    }
    assertUnchanged();
  }

  @Test
  void neverGivesUpWhatItKept() {
    TestClock.advance(Duration.ofHours(2));
    edit(fundraiser, Map.of("body", "Second")).get("editUpdate.update");
    String restricted = "23001";
    assertEquals(restricted, Database.refusal("delete from update_revisions"));
    assertEquals(restricted, Database.refusal("update update_revisions set body = 'x'"));
    assertEquals(restricted, Database.refusal("truncate update_revisions"));
  }

  @Test
  void readsTheRevisionsOfManyUpdatesInOneStatement() {
    for (int i = 0; i < 5; i++) {
      update = post("PUBLIC");
      TestClock.advance(Duration.ofHours(2));
      edit(fundraiser, Map.of("body", "Second"));
    }
    String list =
        "query ($id: ID!) { project(id: $id) { updates { nodes { revisions { body } } } } }";
    Map<String, ?> id = Map.of("id", Fixture.id(project));
    Statements.assertAtMost(
        3, () -> Person.VISITOR.asks(list, id).get("project.updates.nodes.revisions.body"));
  }

  private UUID key() {
    return Fixture.key(IdType.UPDATE, update);
  }

  private void assertUnchanged() {
    assertEquals(
        "Title Body",
        Database.value(
            "select title || ' ' || body from updates where id = ? and edited_at is null", key()));
    assertEquals(
        0, Database.count("select count(*) from update_revisions where update_id = ?", key()));
  }

  private String post(String audience) {
    return post(fundraiser, audience);
  }

  private String post(Person author, String audience) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", Fixture.id(project));
    input.put("kind", "STATUS");
    input.put("audience", audience);
    input.put("title", "Title");
    input.put("body", "Body");
    input.put("media", List.of(Map.of("kind", "IMAGE", "url", "https://example.org/a.jpg")));
    return author.asks(POST, Map.of("input", input)).get("postUpdate.update.id");
  }

  private Answer edit(Person person, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>(changes);
    input.put("updateId", update);
    return person.asks(EDIT, Map.of("input", input));
  }
}
