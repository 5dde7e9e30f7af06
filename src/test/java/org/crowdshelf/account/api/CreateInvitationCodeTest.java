package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreateInvitationCodeTest {

  private static final String CREATE =
      """
      mutation ($input: CreateInvitationCodeInput!) {
        createInvitationCode(input: $input) {
          code expiresAt
          userErrors { code field message params { name value } }
        }
      }""";

  private final Person owner = Person.someoneNew();

  @Test
  void makesAnotherCodeEachTimeAndStoresOnlyItsHash() {
    String id = ownedBy(owner);
    String first = create(owner, id).get("createInvitationCode.code");
    String second = create(owner, id).get("createInvitationCode.code");
    assertFalse(first.equals(second));
    assertTrue(first.matches("[0-9A-Z]{26}"), first);
    assertEquals(2, codes(id));
    assertEquals(
        1,
        Database.count(
            "select count(*) from invitation_codes where code_hash = sha256(?::bytea)", first));
    assertFalse(String.join("\n", stored(id)).contains(first));
  }

  @Test
  void isForOwnersAlone() {
    String id = ownedBy(owner);
    Person editor = Person.someoneNew();
    join(id, owner, editor, "EDITOR");
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", create(Person.VISITOR, id).errorCode());
    for (Person other : List.of(editor, Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      assertEquals("FORBIDDEN", create(other, id).errorCode());
    }
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    for (String id :
        List.of(Organisations.unknown(), "org_1", "", Ids.encode(IdType.ACCOUNT, Ids.next()))) {
      assertEquals("NOT_FOUND", create(owner, id).errorCode(), id);
    }
  }

  @Test
  void hasTwentyOpenCodesAtATime() {
    String id = ownedBy(owner);
    List<Answer> answers = Together.each(Collections.nCopies(25, owner), who -> create(who, id));
    assertEquals(
        5,
        answers.stream()
            .filter(
                answer -> answer.userErrorCodes("createInvitationCode").equals(List.of("TOO_MANY")))
            .count());
    assertEquals(20, codes(id));
    List<String> before = stored(id);
    Answer answer = create(owner, id);
    assertEquals(List.of("TOO_MANY"), answer.userErrorCodes("createInvitationCode"));
    assertEquals(
        List.of(List.of("input", "organisationId")),
        answer.get("createInvitationCode.userErrors.field"));
    assertNull(answer.get("createInvitationCode.code"));
    assertEquals(before, stored(id));
    try {
      TestClock.advance(Duration.ofDays(7));
      assertEquals(List.of(), create(owner, id).userErrorCodes("createInvitationCode"));
      assertEquals(1, codes(id));
    } finally {
      TestClock.reset();
    }
  }

  @Test
  void countsCodesAsMembersToBe() {
    String id = ownedBy(owner);
    Database.execute(
        """
        insert into accounts (id, issuer, subject, name, created_at, updated_at)
        select gen_random_uuid(), 'crowd', ? || n, 'Somebody', now(), now() from generate_series(1, 98) n""",
        id);
    Database.execute(
        """
        insert into memberships
        select ?, a.id, 'EDITOR', now() from accounts a where a.issuer = 'crowd' and a.subject like ? || '%'""",
        key(id), id);
    assertEquals(List.of(), create(owner, id).userErrorCodes("createInvitationCode"));
    List<String> before = stored(id);
    assertEquals(
        List.of("TOO_MANY_MEMBERS"), create(owner, id).userErrorCodes("createInvitationCode"));
    assertEquals(
        List.of("TOO_MANY_MEMBERS"),
        change(owner, "inviteMember", id, Person.someoneNew(), Map.of())
            .userErrorCodes("inviteMember"));
    assertEquals(before, stored(id));
  }

  static Answer create(Person who, String organisation) {
    return create(who, organisation, "EDITOR");
  }

  static Answer create(Person who, String organisation, String role) {
    return who.asks(CREATE, Map.of("input", Map.of("organisationId", organisation, "role", role)));
  }

  private static int codes(String organisation) {
    return (int)
        (long)
            Database.count(
                "select count(*) from invitation_codes where organisation_id = ?",
                key(organisation));
  }
}
