package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
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
import java.util.stream.Stream;
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
class RemoveMemberTest {

  private final Person owner = Person.someoneNew();
  private final Person member = Person.someoneNew();

  @Test
  void letsAnOwnerRemoveAnother() {
    String id = ownedBy(owner);
    join(id, owner, member, "OWNER");
    assertEquals(
        List.of(owner.accountId()),
        remove(owner, id, member).get("removeMember.organisation.members.account.id"));
    assertEquals(
        List.of(),
        member
            .asks("{ viewer { account { organisations { id } } } }")
            .get("viewer.account.organisations"));
  }

  @Test
  void letsAMemberLeave() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    Answer answer = remove(member, id, member);
    assertEquals(id, answer.get("removeMember.organisation.id"));
    // Outside now: the members are no longer theirs to see.
    assertNull(answer.get("removeMember.organisation.members"));
    assertEquals(1, members(id));
  }

  @Test
  void letsAnOwnerLeaveWhereAnotherStays() {
    String id = ownedBy(owner);
    join(id, owner, member, "OWNER");
    assertEquals(List.of(), remove(owner, id, owner).userErrorCodes("removeMember"));
    assertEquals(1, members(id));
  }

  @Test
  void withdrawsAnInvitation() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    change(owner, "inviteMember", id, member, Map.of());
    assertEquals(List.of(), remove(owner, id, member).userErrorCodes("removeMember"));
    assertEquals(before, stored(id));
  }

  @Test
  void keepsTheLastOwner() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    List<String> before = stored(id);
    Answer answer = remove(owner, id, owner);
    assertEquals(List.of("LAST_OWNER"), answer.userErrorCodes("removeMember"));
    assertEquals(
        List.of(List.of("input", "accountId")), answer.get("removeMember.userErrors.field"));
    assertNull(answer.get("removeMember.organisation"));
    assertEquals(before, stored(id));
  }

  @RepeatedTest(5)
  void keepsOneOfTwoOwnersWhoLeaveAtOnce() {
    String id = ownedBy(owner);
    join(id, owner, member, "OWNER");
    List<List<String>> errors = allLeave(id, List.of(owner, member));
    assertEquals(1, errors.stream().filter(List::isEmpty).count());
    assertEquals(1, errors.stream().filter(List.of("LAST_OWNER")::equals).count());
    assertEquals(List.of("OWNER"), roles(id));
  }

  @RepeatedTest(5)
  void keepsOneOfTwoOwnersWhoRemoveOneAnotherAtOnce() {
    String id = ownedBy(owner);
    join(id, owner, member, "OWNER");
    // Whoever comes second is no owner any more.
    List<Answer> answers =
        Together.each(
            List.of(owner, member), who -> remove(who, id, who == owner ? member : owner));
    long forbidden = answers.stream().filter(answer -> answer.body().contains("FORBIDDEN")).count();
    assertEquals(1, forbidden);
    assertEquals(List.of("OWNER"), roles(id));
  }

  @Test
  void keepsTheLastOfTenOwnersWhoAllLeaveAtOnce() {
    String id = ownedBy(owner);
    List<Person> others = Stream.generate(Person::someoneNew).limit(9).toList();
    others.forEach(other -> join(id, owner, other, "OWNER"));
    List<Person> all = Stream.concat(Stream.of(owner), others.stream()).toList();
    List<List<String>> errors = allLeave(id, all);
    assertEquals(9, errors.stream().filter(List::isEmpty).count());
    assertEquals(1, errors.stream().filter(List.of("LAST_OWNER")::equals).count());
    assertEquals(List.of("OWNER"), roles(id));
  }

  @Test
  void refusesWhoIsNeitherMemberNorInvited() {
    String id = ownedBy(owner);
    join(id, owner, member, "EDITOR");
    remove(owner, id, member);
    List<String> before = stored(id);
    assertEquals(
        List.of("NO_SUCH_MEMBER"), remove(owner, id, member).userErrorCodes("removeMember"));
    assertEquals(
        List.of("NO_SUCH_MEMBER"), remove(member, id, member).userErrorCodes("removeMember"));
    assertEquals(before, stored(id));
  }

  @Test
  void isForOwnersAndOneselfAlone() {
    String id = ownedBy(owner);
    Person editor = Person.someoneNew();
    join(id, owner, member, "EDITOR");
    join(id, owner, editor, "EDITOR");
    List<String> before = stored(id);
    assertEquals("UNAUTHENTICATED", remove(Person.VISITOR, id, member).errorCode());
    assertEquals("FORBIDDEN", remove(editor, id, member).errorCode());
    assertEquals("FORBIDDEN", remove(editor, id, owner).errorCode());
    assertEquals("FORBIDDEN", remove(Person.someoneNew(), id, member).errorCode());
    assertEquals("FORBIDDEN", remove(Person.REVIEWER, id, member).errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    String account = member.accountId();
    for (String organisation : List.of(Organisations.unknown(), "org_1", "", account)) {
      assertEquals("NOT_FOUND", removal(organisation, account).errorCode(), organisation);
    }
    for (String unknown : List.of(Ids.encode(IdType.ACCOUNT, Ids.next()), "acc_1", "", id)) {
      assertEquals("NOT_FOUND", removal(id, unknown).errorCode(), unknown);
    }
    assertEquals(before, stored(id));
  }

  private static List<List<String>> allLeave(String id, List<Person> members) {
    return Together.each(members, who -> remove(who, id, who).userErrorCodes("removeMember"));
  }

  private Answer removal(String organisation, String account) {
    return send(
        owner, "removeMember", Map.of("organisationId", organisation, "accountId", account));
  }

  private static Answer remove(Person who, String organisation, Person whom) {
    return change(who, "removeMember", organisation, whom, Map.of());
  }

  private static long members(String organisation) {
    return roles(organisation).size();
  }

  private static List<String> roles(String organisation) {
    return Database.column(
        "select role from memberships where organisation_id = ?", key(organisation));
  }
}
