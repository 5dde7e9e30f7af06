package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.send;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeMemberRoleTest {

  private final Person owner = Person.someoneNew();
  private final Person member = Person.someoneNew();

  @Test
  void makesAnEditorAnOwnerAndBack() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    assertEquals(
        List.of("OWNER", "OWNER"),
        change(owner, id, member, "OWNER").get("changeMemberRole.organisation.members.role"));
    assertEquals(
        List.of("OWNER", "EDITOR"),
        change(member, id, owner, "EDITOR").get("changeMemberRole.organisation.members.role"));
  }

  @Test
  void changesNothingWhereTheyHaveTheRole() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    assertEquals(List.of(), change(owner, id, owner, "OWNER").userErrorCodes("changeMemberRole"));
    assertEquals(before, stored(id));
  }

  @Test
  void keepsTheLastOwner() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    List<String> before = stored(id);
    Answer answer = change(owner, id, owner, "EDITOR");
    assertEquals(List.of("LAST_OWNER"), answer.userErrorCodes("changeMemberRole"));
    assertNull(answer.get("changeMemberRole.organisation"));
    assertEquals(before, stored(id));
  }

  @RepeatedTest(5)
  void keepsOneOfTwoOwnersWhoStepDownAtOnce() {
    String id = ownedBy(owner);
    join(id, owner, member, "OWNER");
    List<List<String>> errors =
        Together.each(
            List.of(owner, member),
            who -> change(who, id, who, "EDITOR").userErrorCodes("changeMemberRole"));
    assertEquals(1, errors.stream().filter(List::isEmpty).count());
    assertEquals(1, errors.stream().filter(List.of("LAST_OWNER")::equals).count());
    assertEquals(
        1,
        Database.count(
            "select count(*) from memberships where organisation_id = ? and role = 'OWNER'",
            key(id)));
  }

  @Test
  void refusesWhoIsNoMember() {
    String id = ownedBy(owner);
    Organisations.change(owner, "inviteMember", id, member, Map.of());
    List<String> before = stored(id);
    for (Person other : List.of(member, Person.someoneNew())) {
      assertEquals(
          List.of("NO_SUCH_MEMBER"),
          change(owner, id, other, "OWNER").userErrorCodes("changeMemberRole"));
    }
    assertEquals(before, stored(id));
  }

  @Test
  void isForOwnersAlone() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", change(Person.VISITOR, id, member, "OWNER").errorCode());
    assertEquals("FORBIDDEN", change(member, id, member, "OWNER").errorCode());
    assertEquals("FORBIDDEN", change(member, id, owner, "EDITOR").errorCode());
    assertEquals("FORBIDDEN", change(Person.someoneNew(), id, member, "OWNER").errorCode());
    assertEquals("FORBIDDEN", change(Person.REVIEWER, id, member, "OWNER").errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    String id = ownedBy(owner);
    String account = member.accountId();
    for (String organisation : List.of(Organisations.unknown(), "org_1", "", account)) {
      assertEquals("NOT_FOUND", promotion(organisation, account).errorCode(), organisation);
    }
    for (String unknown : List.of(Ids.encode(IdType.ACCOUNT, Ids.next()), "acc_1", "", id)) {
      assertEquals("NOT_FOUND", promotion(id, unknown).errorCode(), unknown);
    }
  }

  private Answer promotion(String organisation, String account) {
    return send(
        owner,
        "changeMemberRole",
        Map.of("organisationId", organisation, "accountId", account, "role", "OWNER"));
  }

  private static Answer change(Person who, String organisation, Person whom, String role) {
    return Organisations.change(who, "changeMemberRole", organisation, whom, Map.of("role", role));
  }
}
