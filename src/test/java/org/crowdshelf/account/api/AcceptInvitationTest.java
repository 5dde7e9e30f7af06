package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AcceptInvitationTest {

  private static final String MINE =
      "{ viewer { invitations { totalCount nodes { organisation { id } } } } }";

  private final Person owner = Person.someoneNew();
  private final Person second = Person.someoneNew();
  private final Person invited = Person.someoneNew();

  @Test
  void makesAMemberWithTheRoleThatWasOffered() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of("role", "OWNER"));
    assertEquals(
        List.of("OWNER", "OWNER"),
        accept(invited, id).get("acceptInvitation.organisation.members.role"));
    assertEquals(
        List.of(id),
        Person.VISITOR
            .asks("{ account(id: \"" + invited.accountId() + "\") { organisations { id } } }")
            .get("account.organisations.id"));
    assertEquals(
        0, Database.count("select count(*) from invitations where organisation_id = ?", key(id)));
  }

  @Test
  void changesNothingForAMember() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    accept(invited, id).get("acceptInvitation.organisation.id");
    List<String> before = stored(id);
    assertEquals(id, accept(invited, id).get("acceptInvitation.organisation.id"));
    assertEquals(id, accept(owner, id).get("acceptInvitation.organisation.id"));
    assertEquals(before, stored(id));
  }

  @Test
  void joinsOnceWhenAcceptedManyTimesAtOnce() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    Together.each(Collections.nCopies(6, invited), who -> accept(who, id))
        .forEach(answer -> assertEquals(List.of(), answer.userErrorCodes("acceptInvitation")));
    assertEquals(
        2, Database.count("select count(*) from memberships where organisation_id = ?", key(id)));
  }

  @Test
  void refusesWhoIsNotInvited() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    List<String> before = stored(id);
    for (Person other : List.of(Person.someoneNew(), Person.REVIEWER, Person.ADMIN)) {
      Answer answer = accept(other, id);
      assertEquals(List.of("NOT_INVITED"), answer.userErrorCodes("acceptInvitation"));
      assertEquals(
          List.of(List.of("input", "organisationId")),
          answer.get("acceptInvitation.userErrors.field"));
      assertNull(answer.get("acceptInvitation.organisation"));
    }
    assertEquals("UNAUTHENTICATED", accept(Person.VISITOR, id).errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void refusesAnInvitationThatWasWithdrawn() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    change(owner, "inviteMember", id, invited, Map.of());
    assertEquals(
        List.of(),
        change(owner, "removeMember", id, invited, Map.of()).userErrorCodes("removeMember"));
    assertEquals(List.of("NOT_INVITED"), accept(invited, id).userErrorCodes("acceptInvitation"));
    assertEquals(before, stored(id));
  }

  @Test
  void refusesAnInvitationOfAFormerOwner() {
    for (Consumer<String> end : List.<Consumer<String>>of(this::removeSecond, this::demoteSecond)) {
      String id = ownedBy(owner);
      join(id, owner, second, "OWNER");
      change(second, "inviteMember", id, invited, Map.of("role", "OWNER"))
          .get("inviteMember.organisation.id");
      end.accept(id);
      assertEquals(List.of(), invited.asks(MINE).get("viewer.invitations.nodes"));
      assertEquals(List.of("NOT_INVITED"), accept(invited, id).userErrorCodes("acceptInvitation"));
      assertEquals(
          0, Database.count("select count(*) from invitations where organisation_id = ?", key(id)));
    }
  }

  @Test
  void acceptsAnInvitationOfAnotherOwnerAfterTheFirstInviterLeft() {
    String id = ownedBy(owner);
    join(id, owner, second, "OWNER");
    change(second, "inviteMember", id, invited, Map.of("role", "OWNER"));
    change(owner, "inviteMember", id, invited, Map.of("role", "EDITOR"));
    removeSecond(id);
    assertEquals(List.of(), accept(invited, id).userErrorCodes("acceptInvitation"));
  }

  @Test
  void refusesAnInvitationAfterFourteenDays() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    try {
      TestClock.advance(Duration.ofDays(14));
      assertEquals(List.of(), invited.asks(MINE).get("viewer.invitations.nodes"));
      assertEquals(0, invited.asks(MINE).<Integer>get("viewer.invitations.totalCount"));
      assertEquals(List.of("NOT_INVITED"), accept(invited, id).userErrorCodes("acceptInvitation"));
      change(owner, "inviteMember", id, Person.someoneNew(), Map.of());
      assertEquals(
          1, Database.count("select count(*) from invitations where organisation_id = ?", key(id)));
      change(owner, "inviteMember", id, invited, Map.of());
      assertEquals(List.of(id), invited.asks(MINE).get("viewer.invitations.nodes.organisation.id"));
      assertEquals(List.of(), accept(invited, id).userErrorCodes("acceptInvitation"));
    } finally {
      TestClock.reset();
    }
  }

  @Test
  void invitesAnewWithoutDeletingTheEndedInvitationFirst() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of("role", "OWNER"));
    try {
      TestClock.advance(Duration.ofDays(15));
      change(owner, "inviteMember", id, invited, Map.of("role", "EDITOR"));
      assertEquals(
          List.of("OWNER", "EDITOR"),
          accept(invited, id).get("acceptInvitation.organisation.members.role"));
    } finally {
      TestClock.reset();
    }
  }

  private void removeSecond(String id) {
    change(owner, "removeMember", id, second, Map.of()).get("removeMember.organisation.id");
  }

  private void demoteSecond(String id) {
    change(owner, "changeMemberRole", id, second, Map.of("role", "EDITOR"))
        .get("changeMemberRole.organisation.id");
  }

  @Test
  void doesNotFindUnknownOnes() {
    for (String id : List.of(Organisations.unknown(), "org_1", "", invited.accountId())) {
      assertEquals("NOT_FOUND", accept(invited, id).errorCode(), id);
    }
  }

  private static Answer accept(Person who, String organisation) {
    return change(who, "acceptInvitation", organisation, null, Map.of());
  }
}
