package org.crowdshelf.update.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Partnerships;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostUpdateTest {

  private static final String POST =
      """
      mutation ($input: PostUpdateInput!) {
        postUpdate(input: $input) {
          update { id number kind audience title body locked media { kind url caption } author { id } project { id } }
          userErrors { code field message params { name value } }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void goLive() {
    project = Fixture.liveProject(fundraiser, "Told");
  }

  @Test
  void numbersThemFromOneAndKeepsTheTextAsWritten() {
    String markdown = "# Thanks\n\n<script>alert(1)</script> **bold** \t 谢谢 👩‍🏫";
    Answer first = post(fundraiser, Map.of("body", markdown, "title", "  First  "));
    assertEquals(1, first.<Integer>get("postUpdate.update.number"));
    assertEquals("First", first.get("postUpdate.update.title"));
    assertEquals(markdown, first.get("postUpdate.update.body"));
    assertEquals("PUBLIC", first.get("postUpdate.update.audience"));
    assertEquals(fundraiser.accountId(), first.get("postUpdate.update.author.id"));
    assertEquals(Fixture.id(project), first.get("postUpdate.update.project.id"));
    assertEquals(2, post(fundraiser, Map.of()).<Integer>get("postUpdate.update.number"));
    assertEquals(
        1,
        Database.count(
            "select count(*) from outbox where event_type = 'UpdatePosted'"
                + " and subject_id = (select id from updates where project_id = ? and number = 1)",
            project));
  }

  @Test
  void leavesNoGapUnderConcurrency() {
    List<Integer> numbers =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(i -> post(fundraiser, Map.of()).<Integer>get("postUpdate.update.number"))
            .sorted()
            .toList();
    assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), numbers);
  }

  @Test
  void takesNoNumberForWhatIsRejected() {
    assertEquals(List.of("BLANK"), codes(post(fundraiser, Map.of("body", "  "))));
    assertEquals(1, post(fundraiser, Map.of()).<Integer>get("postUpdate.update.number"));
  }

  @Test
  void showsABodyForBackersToThoseWhoPaidAlone() {
    Person backer = Person.someoneNew();
    Fixture.paidPledge(project, backer, 1000, true, null);
    Map<String, ?> media = Map.of("kind", "IMAGE", "url", "https://example.org/a.jpg");
    String id =
        post(
                fundraiser,
                Map.of("audience", "BACKERS", "body", "secret thanks", "media", List.of(media)))
            .get("postUpdate.update.id");
    String query =
        "query ($id: ID!) { node(id: $id) { ... on Update { title body locked media { url } } } }";
    for (Person reader : List.of(fundraiser, backer, Person.REVIEWER)) {
      Answer answer = reader.asks(query, Map.of("id", id));
      assertEquals("secret thanks", answer.get("node.body"));
      assertFalse(answer.<Boolean>get("node.locked"));
      assertEquals(1, answer.<List<?>>get("node.media").size());
    }
    for (Person reader : List.of(Person.VISITOR, Person.someoneNew())) {
      Answer answer = reader.asks(query, Map.of("id", id));
      assertNull(answer.get("node.body"));
      assertTrue(answer.<Boolean>get("node.locked"));
      assertEquals("Title", answer.get("node.title"));
      assertFalse(answer.body().contains("secret"));
      assertEquals(List.of(), answer.get("node.media"));
    }
  }

  @Test
  void locksItAgainForABackerWhoTookTheMoneyBack() {
    Person backer = Person.someoneNew();
    UUID pledge = Fixture.paidPledge(project, backer, 1000, false, null);
    post(fundraiser, Map.of("audience", "BACKERS"));
    Database.execute(
        "update pledges set state = 'REFUNDED', refunded_at = now() where id = ?", pledge);
    String query = "query ($id: ID!) { project(id: $id) { updates { nodes { locked } } } }";
    Map<String, ?> id = Map.of("id", Fixture.id(project));
    assertEquals(List.of(true), backer.asks(query, id).get("project.updates.nodes.locked"));
    Database.execute("update projects set state = 'FAILED' where id = ?", project);
    assertEquals(List.of(false), backer.asks(query, id).get("project.updates.nodes.locked"));
  }

  @Test
  void isRefusedForVisitorsAndStrangersAndReviewers() {
    assertEquals("UNAUTHENTICATED", post(Person.VISITOR, Map.of()).errorCode());
    assertEquals("FORBIDDEN", post(Person.someoneNew(), Map.of()).errorCode());
    assertEquals("FORBIDDEN", post(Person.REVIEWER, Map.of()).errorCode());
    assertNothingPosted();
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
    assertEquals(1, post(member, Map.of()).<Integer>get("postUpdate.update.number"));
  }

  @Test
  void isRefusedForUnknownIdsAllAlike() {
    UUID draft = Fixture.draft(fundraiser, "Draft");
    for (String id :
        List.of("", "prj_x", fundraiser.accountId(), "prj_0000000000000000000000", "%")) {
      assertEquals("NOT_FOUND", post(fundraiser, Map.of("projectId", id)).errorCode(), id);
    }
    assertEquals(
        "NOT_FOUND", post(Person.someoneNew(), Map.of("projectId", Fixture.id(draft))).errorCode());
    assertNothingPosted();
  }

  @Test
  void isRejectedBeforeTheProjectWasEverLive() {
    UUID draft = Fixture.draft(fundraiser, "Draft");
    assertEquals(
        List.of("UPDATES_NOT_YET"),
        codes(post(fundraiser, Map.of("projectId", Fixture.id(draft)))));
    assertEquals(0, Database.count("select count(*) from updates where project_id = ?", draft));
    assertEquals(0, Database.count("select update_count from projects where id = ?", draft));
  }

  @Test
  void isTakenAfterTheProjectFailedOrWasCanceled() {
    Database.execute(
        "update projects set state = 'CANCELED', canceled_at = now() where id = ?", project);
    assertEquals(1, post(fundraiser, Map.of()).<Integer>get("postUpdate.update.number"));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() {
    Answer answer =
        post(
            fundraiser,
            Map.of(
                "title", "ti‮elt",
                "body", "x".repeat(50_001),
                "media", List.of(Map.of("kind", "VIDEO", "url", "http://localhost/v"))));
    assertEquals(List.of("BAD_CHARACTERS", "TOO_LONG", "BAD_ADDRESS"), codes(answer));
    assertEquals(
        List.of("input", "media", "0", "url"), answer.get("postUpdate.userErrors[2].field"));
    assertEquals("50000", answer.get("postUpdate.userErrors[1].params[0].value"));
    assertNull(answer.get("postUpdate.update"));
    assertNothingPosted();
  }

  @Test
  void countsCodePointsNotCharacters() {
    assertEquals(
        1,
        post(fundraiser, Map.of("title", "📚".repeat(80)))
            .<Integer>get("postUpdate.update.number"));
    assertEquals(List.of("TOO_LONG"), codes(post(fundraiser, Map.of("title", "📚".repeat(81)))));
  }

  private void assertNothingPosted() {
    assertEquals(0, Database.count("select count(*) from updates where project_id = ?", project));
    assertEquals(0, Database.count("select update_count from projects where id = ?", project));
  }

  private static List<String> codes(Answer answer) {
    return answer.userErrorCodes("postUpdate");
  }

  @Test
  void isAlsoForMembersOfAPartnerThatHelpsWithIt() {
    Person owner = Person.someoneNew();
    Person member = Person.someoneNew();
    String partner = Organisations.ownedBy(owner);
    Organisations.join(partner, owner, member, "EDITOR");
    String id = Fixture.id(project);
    ProjectSteps.update(
            fundraiser,
            id,
            Map.of("partners", List.of(Partnerships.partner(partner, "CO_INITIATOR"))))
        .get("updateProject.project.id");
    assertEquals("FORBIDDEN", post(member, Map.of()).errorCode(), "it has not said yes");
    Partnerships.confirm(owner, partner, id, "CO_INITIATOR", "ANSWER_COMMENTS");
    assertEquals("FORBIDDEN", post(member, Map.of()).errorCode(), "it helps with something else");
    assertFalse(mayPost(member, id));
    Partnerships.confirm(owner, partner, id, "CO_INITIATOR", "POST_UPDATES");
    assertTrue(mayPost(member, id));
    assertEquals(member.accountId(), post(member, Map.of()).get("postUpdate.update.author.id"));
    Partnerships.answer(owner, partner, id, "CO_INITIATOR", false)
        .get("answerPartnership.partnership.state");
    assertEquals("FORBIDDEN", post(member, Map.of()).errorCode(), "its role has ended");
    assertFalse(mayPost(member, id));
  }

  private static boolean mayPost(Person person, String project) {
    return person
        .asks(
            "query ($id: ID!) { project(id: $id) { viewerCan { postUpdate } } }",
            Map.of("id", project))
        .get("project.viewerCan.postUpdate");
  }

  private Answer post(Person person, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>();
    input.put("projectId", Fixture.id(project));
    input.put("kind", "STATUS");
    input.put("title", "Title");
    input.put("body", "Body");
    input.putAll(changes);
    return person.asks(POST, Map.of("input", input));
  }
}
