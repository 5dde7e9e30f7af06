package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.crowdshelf.support.Organisations.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeclineInvitationTest {

  private final Person owner = Person.someoneNew();
  private final Person invited = Person.someoneNew();

  @Test
  void putsTheInvitationAway() {
    String id = ownedBy(owner);
    List<String> before = stored(id);
    change(owner, "inviteMember", id, invited, Map.of());
    assertEquals(id, decline(invited, id).get("declineInvitation.organisation.id"));
    assertEquals(before, stored(id));
    assertEquals(
        List.of("NOT_INVITED"),
        change(invited, "acceptInvitation", id, null, Map.of()).userErrorCodes("acceptInvitation"));
  }

  @Test
  void letsOneBeInvitedAgain() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    decline(invited, id);
    Organisations.join(id, owner, invited, "EDITOR");
  }

  @Test
  void refusesWhoIsNotInvited() {
    String id = ownedBy(owner);
    change(owner, "inviteMember", id, invited, Map.of());
    List<String> before = stored(id);
    for (Person other : List.of(Person.someoneNew(), owner, Person.REVIEWER)) {
      Answer answer = decline(other, id);
      assertEquals(List.of("NOT_INVITED"), answer.userErrorCodes("declineInvitation"));
      assertNull(answer.get("declineInvitation.organisation"));
    }
    assertEquals("UNAUTHENTICATED", decline(Person.VISITOR, id).errorCode());
    assertEquals(before, stored(id));
  }

  @Test
  void doesNotFindUnknownOnes() {
    for (String id : List.of(Organisations.unknown(), "org_1", "", invited.accountId())) {
      assertEquals("NOT_FOUND", decline(invited, id).errorCode(), id);
    }
  }

  private static Answer decline(Person who, String organisation) {
    return change(who, "declineInvitation", organisation, null, Map.of());
  }
}
