package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.send;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InviteMemberTest {

  private final Person owner = Person.someoneNew();
  private final Person somebody = Person.someoneNew();

  @Test
  void invitesAsAnEditorWhereNothingElseIsSaid() {
    String id = ownedBy(owner);
    assertEquals(id, invite(owner, id, Map.of()).get("inviteMember.organisation.id"));
    assertEquals(List.of("EDITOR"), waiting(id));
    Map<String, Object> input = new HashMap<>();
    input.put("role", null);
    assertEquals(
        List.of(),
        change(owner, "inviteMember", id, Person.someoneNew(), input)
            .userErrorCodes("inviteMember"));
    assertEquals(List.of("EDITOR", "EDITOR"), waiting(id));
  }

  @Test
  void givesNoRightsBeforeItIsAccepted() {
    String id = ownedBy(owner);
    invite(owner, id, Map.of("role", "OWNER")).get("inviteMember.organisation.id");
    assertEquals("FORBIDDEN", invite(somebody, id, Map.of()).errorCode());
    assertEquals(
        List.of(),
        somebody
            .asks("{ viewer { account { organisations { id } } } }")
            .get("viewer.account.organisations"));
    Answer project =
        somebody.asks(
            """
            mutation ($id: ID!) { createProject(input: {title: "书屋", fundingModel: DONATION,
              goal: {minor: 10000, currency: "CNY"}, onBehalfOf: $id}) { userErrors { code } } }""",
            Map.of("id", id));
    assertEquals(List.of("NOT_A_MEMBER"), project.userErrorCodes("createProject"));
  }

  @Test
  void changesTheRoleOfAnInvitationThatWaits() {
    String id = ownedBy(owner);
    invite(owner, id, Map.of());
    List<String> before = stored(id);
    assertEquals(List.of(), invite(owner, id, Map.of()).userErrorCodes("inviteMember"));
    assertEquals(before, stored(id));
    assertEquals(
        List.of(), invite(owner, id, Map.of("role", "OWNER")).userErrorCodes("inviteMember"));
    assertEquals(List.of("OWNER"), waiting(id));
  }

  @Test
  void makesOneInvitationOfManyAtOnce() {
    String id = ownedBy(owner);
    somebody.accountId();
    Together.each(Collections.nCopies(6, owner), who -> invite(who, id, Map.of()))
        .forEach(answer -> assertEquals(List.of(), answer.userErrorCodes("inviteMember")));
    assertEquals(List.of("EDITOR"), waiting(id));
  }

  @Test
  void refusesWhoIsAMemberAlready() {
    String id = ownedBy(owner);
    join(id, owner, somebody, "EDITOR");
    List<String> before = stored(id);
    Answer answer = invite(owner, id, Map.of("role", "OWNER"));
    assertEquals(List.of("ALREADY_MEMBER"), answer.userErrorCodes("inviteMember"));
    assertEquals(
        List.of(List.of("input", "accountId")), answer.get("inviteMember.userErrors.field"));
    assertEquals(
        List.of("ALREADY_MEMBER"),
        change(owner, "inviteMember", id, owner, Map.of()).userErrorCodes("inviteMember"));
    assertEquals(before, stored(id));
  }

  @Test
  void isForOwnersAlone() {
    String id = ownedBy(owner);
    Person editor = Person.someoneNew();
    join(id, owner, editor, "EDITOR");
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", invite(Person.VISITOR, id, Map.of()).errorCode());
    assertEquals("FORBIDDEN", invite(editor, id, Map.of()).errorCode());
    assertEquals("FORBIDDEN", invite(somebody, id, Map.of("role", "OWNER")).errorCode());
    assertEquals("FORBIDDEN", invite(Person.REVIEWER, id, Map.of()).errorCode());
    assertEquals("FORBIDDEN", invite(Person.ADMIN, id, Map.of()).errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    String known = somebody.accountId();
    String unknown = Ids.encode(IdType.ACCOUNT, Ids.next());
    for (String organisation : List.of(Organisations.unknown(), "org_1", "", known)) {
      assertEquals("NOT_FOUND", invite(organisation, known).errorCode(), organisation);
    }
    for (String account : List.of(unknown, "acc_1", "", id)) {
      assertEquals("NOT_FOUND", invite(id, account).errorCode(), account);
    }
    assertEquals(before, stored(id));
  }

  @Test
  void hasRoomForAHundredMembersAndInvitations() {
    String id = ownedBy(owner);
    Database.execute(
        """
        insert into accounts (id, issuer, subject, name, created_at, updated_at)
        select gen_random_uuid(), 'crowd', ? || n, 'Somebody', now(), now() from generate_series(1, 99) n""",
        id);
    Database.execute(
        """
        insert into invitations
        select ?, a.id, 'EDITOR', o.registered_by, now()
          from organisations o, accounts a
         where o.id = ? and a.issuer = 'crowd' and a.subject like ? || '%'
         order by a.id limit 98""",
        key(id), key(id), id);
    Person last = Person.someoneNew();
    join(id, owner, last, "EDITOR");
    List<String> before = stored(id);
    Answer answer = invite(owner, id, Map.of());
    assertEquals(List.of("TOO_MANY_MEMBERS"), answer.userErrorCodes("inviteMember"));
    assertEquals(
        "At most 100 members and invitations, please.",
        answer.get("inviteMember.userErrors[0].message"));
    assertEquals(before, stored(id));
    assertEquals(
        List.of(),
        change(owner, "removeMember", id, last, Map.of()).userErrorCodes("removeMember"));
    assertEquals(List.of(), invite(owner, id, Map.of()).userErrorCodes("inviteMember"));
  }

  @Test
  void refusesRolesThatThereAreNot() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    Answer answer = invite(owner, id, Map.of("role", "ADMIN"));
    assertTrue(answer.body().contains("errors"), answer.body());
    assertEquals(before, stored(id));
  }

  private Answer invite(Person who, String organisation, Map<String, ?> fields) {
    return change(who, "inviteMember", organisation, somebody, fields);
  }

  private Answer invite(String organisation, String account) {
    return send(
        owner, "inviteMember", Map.of("organisationId", organisation, "accountId", account));
  }

  private static List<String> waiting(String organisation) {
    return Database.column(
        "select role from invitations where organisation_id = ?", key(organisation));
  }
}
