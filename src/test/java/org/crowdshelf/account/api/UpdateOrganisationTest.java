package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.refuse;
import static org.crowdshelf.support.Organisations.register;
import static org.crowdshelf.support.Organisations.stored;
import static org.crowdshelf.support.Organisations.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpdateOrganisationTest {

  private static final String UPDATE =
      """
      mutation ($input: UpdateOrganisationInput!) {
        updateOrganisation(input: $input) {
          organisation { name wantedName verification website description logoUrl creditCode version }
          userErrors { code field } } }""";

  private static final String READ =
      "query ($id: ID!) { organisation(id: $id) { name wantedName verification description logoUrl creditCode } }";

  private static final String QUEUE =
      "query ($after: String) { organisationQueue(first: 100, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }";

  private static final String RESULT = "updateOrganisation.organisation.";

  private final Person owner = Person.someoneNew();

  @Test
  void changesWhatWasSentAndLeavesTheRest() {
    String id = ownedBy(owner);
    Answer changed =
        update(
            owner,
            id,
            Map.of(
                "name", " 大山图书馆 ",
                "website", "https://library.example.org/",
                "description", "We *lend* books",
                "logoUrl", "https://pictures.example.org/logo.png"));
    assertEquals("大山图书馆", changed.get(RESULT + "name"));
    assertEquals("UNVERIFIED", changed.get(RESULT + "verification"));
    assertEquals(2, changed.<Integer>get(RESULT + "version"));
    Answer cleared = update(owner, id, Collections.singletonMap("website", null));
    assertNull(cleared.get(RESULT + "website"));
    Answer seen = read(Person.VISITOR, id);
    assertEquals("We *lend* books", seen.get("organisation.description"));
    assertEquals("https://pictures.example.org/logo.png", seen.get("organisation.logoUrl"));
    assertEquals(
        2,
        Database.count(
            "select count(*) from outbox where event_type = 'OrganisationChanged' and subject_id = ?",
            Organisations.key(id)));
  }

  @Test
  void showsAnotherNameOfAVerifiedOneOnceItIsVerified() {
    String id = verified(CreditCodes.fresh());
    Answer changed = update(owner, id, Map.of("name", "红十字会"));
    assertEquals("山谷图书馆", changed.get(RESULT + "name"));
    assertEquals("红十字会", changed.get(RESULT + "wantedName"));
    assertEquals("PENDING", changed.get(RESULT + "verification"));
    assertEquals("红十字会", read(Person.REVIEWER, id).get("organisation.wantedName"));
    for (Person person : List.of(Person.VISITOR, Person.someoneNew())) {
      assertEquals("山谷图书馆", read(person, id).get("organisation.name"));
      assertNull(read(person, id).get("organisation.wantedName"));
    }
    verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    assertEquals("红十字会", read(owner, id).get("organisation.name"));
    assertNull(read(owner, id).get("organisation.wantedName"));
  }

  @Test
  void keepsTheNameAndLosesTheCodeWhereTheReviewerRefuses() {
    String code = CreditCodes.fresh();
    String id = verified(code);
    update(owner, id, Map.of("name", "红十字会"));
    refuse(Person.REVIEWER, id, "Not yours").get("verifyOrganisation.organisation.id");
    assertEquals("山谷图书馆", read(owner, id).get("organisation.name"));
    assertEquals("REJECTED", read(owner, id).get("organisation.verification"));
    Answer again = update(owner, id, Map.of("website", "https://library.example.org/"));
    assertEquals("PENDING", again.get(RESULT + "verification"));
    assertEquals("山谷图书馆", again.get(RESULT + "name"));
    assertEquals("红十字会", again.get(RESULT + "wantedName"));
    assertEquals(
        List.of(),
        register(Person.someoneNew(), Map.of("creditCode", code))
            .userErrorCodes("registerOrganisation"));
  }

  @Test
  void keepsTheCodeThatItHoldsWhileAnotherWaits() {
    String held = CreditCodes.fresh();
    String wanted = CreditCodes.fresh();
    String id = verified(held);
    Answer changed = update(owner, id, Map.of("creditCode", wanted.toLowerCase()));
    assertEquals("PENDING", changed.get(RESULT + "verification"));
    assertEquals(wanted, changed.get(RESULT + "creditCode"));
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        register(Person.someoneNew(), Map.of("creditCode", held))
            .userErrorCodes("registerOrganisation"));
    verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    assertEquals(
        List.of(),
        register(Person.someoneNew(), Map.of("creditCode", held))
            .userErrorCodes("registerOrganisation"));
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        register(Person.someoneNew(), Map.of("creditCode", wanted))
            .userErrorCodes("registerOrganisation"));
  }

  @Test
  void leavesAVerifiedOneVerifiedForTheRest() {
    String id = verified(CreditCodes.fresh());
    Answer changed =
        update(
            owner,
            id,
            Map.of("name", "山谷图书馆", "website", "https://a.example.org", "description", "Books"));
    assertEquals("VERIFIED", changed.get(RESULT + "verification"));
  }

  @Test
  void waitsForAReviewerWithItsFirstCode() {
    String id = ownedBy(owner);
    assertEquals(
        "PENDING",
        update(owner, id, Map.of("creditCode", CreditCodes.fresh())).get(RESULT + "verification"));
  }

  @Test
  void asksAgainAfterARefusal() {
    String id =
        register(owner, Map.of("creditCode", CreditCodes.fresh()))
            .get("registerOrganisation.organisation.id");
    refuse(Person.REVIEWER, id, "The name differs").get("verifyOrganisation.organisation.id");
    assertEquals(
        "REJECTED", update(owner, id, Map.of("description", "Books")).get(RESULT + "verification"));
    assertEquals(
        "PENDING", update(owner, id, Map.of("name", "山谷图书馆")).get(RESULT + "verification"));
    verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    assertEquals("VERIFIED", read(owner, id).get("organisation.verification"));
  }

  @Test
  void standsBesideOthersThatClaimTheSameCode() {
    Database.execute(
        "update organisations set verification = 'UNVERIFIED' where verification = 'PENDING'");
    String code = CreditCodes.fresh();
    String first = claiming(code);
    String between = claiming(CreditCodes.fresh());
    String second = claiming(code);
    String third = claiming(code);
    List<String> queue = Person.REVIEWER.asks(QUEUE, Map.of()).get("organisationQueue.nodes.id");
    assertEquals(List.of(first, second, third, between), queue);
    verify(Person.REVIEWER, second).get("verifyOrganisation.organisation.id");
    List<String> before = stored(first);
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        verify(Person.REVIEWER, first).userErrorCodes("verifyOrganisation"));
    assertEquals(before, stored(first));
  }

  @Test
  void givesACodeToOneOfTwoThatAreVerifiedAtOnce() {
    String code = CreditCodes.fresh();
    String one = claiming(code);
    String other = claiming(code);
    Meeting<Answer, Answer> met =
        Meeting.at(
            HeldRow.table("organisation_reviews"),
            () -> verify(Person.REVIEWER, one),
            () -> verify(Person.SECOND_REVIEWER, other));
    assertEquals(List.of(), met.first().userErrorCodes("verifyOrganisation"));
    assertEquals(List.of("CREDIT_CODE_TAKEN"), met.second().userErrorCodes("verifyOrganisation"));
    assertEquals(
        1, Database.count("select count(*) from organisations where credit_code = ?", code));
  }

  @Test
  void takesAClaimOfTheVersionBeforeThisOne() {
    String code = CreditCodes.fresh();
    String old = ownedBy(owner);
    Database.execute(
        "update organisations set credit_code = '%s', verification = 'PENDING' where id = ?"
            .formatted(code),
        Organisations.key(old));
    String id = claiming(code);
    verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    assertEquals(code, read(owner, old).get("organisation.creditCode"));
    assertEquals(
        List.of("CREDIT_CODE_TAKEN"),
        verify(Person.REVIEWER, old).userErrorCodes("verifyOrganisation"));
  }

  @Test
  void refusesACodeThatAnotherHolds() {
    String code = CreditCodes.fresh();
    verified(code);
    String id = ownedBy(owner);
    assertRejected("CREDIT_CODE_TAKEN", id, Map.of("creditCode", code));
    assertRejected("BAD_CREDIT_CODE", id, Map.of("creditCode", "1"));
  }

  @Test
  void refusesWhatCannotBeStored() {
    String id = verified(CreditCodes.fresh());
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("name", null);
    assertRejected("BLANK", id, cleared);
    assertRejected("BLANK", id, Collections.singletonMap("creditCode", null));
    assertRejected("TOO_LONG", id, Map.of("name", "书".repeat(121)));
    assertRejected("TOO_LONG", id, Map.of("description", "书".repeat(2_001)));
    assertRejected("BAD_CHARACTERS", id, Map.of("description", "a\u0000b"));
    assertRejected("BAD_ADDRESS", id, Map.of("website", "javascript:alert(1)"));
    assertRejected("BAD_ADDRESS", id, Map.of("logoUrl", "http://pictures.example.org/1.png"));
  }

  @Test
  void refusesAnOutdatedVersion() {
    String id = ownedBy(owner);
    update(owner, id, Map.of("description", "First", "ifVersion", 1));
    assertRejected("STALE_VERSION", id, Map.of("description", "Second", "ifVersion", 1));
    assertEquals(
        List.of(),
        update(owner, id, Map.of("description", "Second", "ifVersion", 2))
            .userErrorCodes("updateOrganisation"));
  }

  @Test
  void changesNothingWhereWhatStandsIsSentAgain() {
    String code = CreditCodes.fresh();
    String id = verified(code);
    List<String> before = stored(id);
    update(owner, id, Map.of("name", "山谷图书馆", "creditCode", code)).get(RESULT + "name");
    assertEquals(before, stored(id));
  }

  @Test
  void isForOwnersAlone() {
    String id = ownedBy(owner);
    Person editor = Person.someoneNew();
    join(id, owner, editor, "EDITOR");
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", update(Person.VISITOR, id, Map.of()).errorCode());
    for (Person other : List.of(editor, Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", update(other, id, Map.of("name", "Theirs")).errorCode());
    }
    for (String unknown : List.of("", "org_1", Organisations.unknown(), owner.accountId())) {
      assertEquals("NOT_FOUND", update(owner, unknown, Map.of("name", "Mine")).errorCode());
    }
    assertEquals(before, stored(id));
  }

  private void assertRejected(String code, String id, Map<String, ?> changes) {
    List<String> before = stored(id);
    assertEquals(List.of(code), update(owner, id, changes).userErrorCodes("updateOrganisation"));
    assertEquals(before, stored(id));
  }

  private String claiming(String code) {
    return register(Person.someoneNew(), Map.of("creditCode", code))
        .get("registerOrganisation.organisation.id");
  }

  private String verified(String code) {
    String id =
        register(owner, Map.of("creditCode", code)).get("registerOrganisation.organisation.id");
    verify(Person.REVIEWER, id).get("verifyOrganisation.organisation.id");
    return id;
  }

  private static Answer read(Person person, String id) {
    return person.asks(READ, Map.of("id", id));
  }

  private static Answer update(Person person, String id, Map<String, ?> changes) {
    Map<String, Object> input = new HashMap<>(changes);
    input.put("organisationId", id);
    return person.asks(UPDATE, Map.of("input", input));
  }
}
