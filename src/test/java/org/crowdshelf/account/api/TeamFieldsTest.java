package org.crowdshelf.account.api;

import static org.crowdshelf.support.Organisations.change;
import static org.crowdshelf.support.Organisations.join;
import static org.crowdshelf.support.Organisations.key;
import static org.crowdshelf.support.Organisations.ownedBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

/** Organisation.members and invitations, Viewer.invitations. */
@QuarkusTest
class TeamFieldsTest {

  private static final String TEAM =
      """
      query ($id: ID!) { organisation(id: $id) {
        members { account { id } role since }
        invitations { account { id } invitedBy { id } role invitedAt organisation { id } } } }""";

  private static final String MINE =
      """
      query ($first: Int, $after: String) { viewer { invitations(first: $first, after: $after) {
        nodes { organisation { id name } role invitedBy { id } invitedAt }
        edges { cursor node { organisation { id } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } }""";

  private final Person owner = Person.someoneNew();
  private final Person editor = Person.someoneNew();
  private final Person invited = Person.someoneNew();

  @Test
  void showsMembersAndReviewersWhoBelongs() {
    String id = team();
    for (Person who : List.of(owner, editor, Person.REVIEWER)) {
      Answer answer = who.asks(TEAM, Map.of("id", id));
      assertEquals(
          List.of(owner.accountId(), editor.accountId()),
          answer.get("organisation.members.account.id"));
      assertEquals(List.of("OWNER", "EDITOR"), answer.get("organisation.members.role"));
      assertNotNull(answer.get("organisation.members[0].since"));
      assertEquals(List.of(invited.accountId()), answer.get("organisation.invitations.account.id"));
      assertEquals(List.of(owner.accountId()), answer.get("organisation.invitations.invitedBy.id"));
      assertEquals(List.of(id), answer.get("organisation.invitations.organisation.id"));
    }
  }

  @Test
  void showsNobodyElse() {
    String id = team();
    for (Person who : List.of(Person.VISITOR, invited, Person.someoneNew(), Person.ADMIN)) {
      Answer answer = who.asks(TEAM, Map.of("id", id));
      assertNull(answer.get("organisation.members"));
      assertNull(answer.get("organisation.invitations"));
    }
  }

  @Test
  void showsNobodyElseByOtherPaths() {
    String id = team();
    String through =
        """
        query ($id: ID!, $account: ID!) {
          node(id: $id) { ... on Organisation { members { role } invitations { role } } }
          account(id: $account) { organisations { members { role } invitations { role } } } }""";
    Answer answer = invited.asks(through, Map.of("id", id, "account", owner.accountId()));
    assertNull(answer.get("node.members"));
    assertNull(answer.get("node.invitations"));
    assertNull(answer.get("account.organisations[0].members"));
    assertNull(answer.get("account.organisations[0].invitations"));
    String own = "{ viewer { invitations { nodes { organisation { members { role } } } } } }";
    assertNull(invited.asks(own).get("viewer.invitations.nodes[0].organisation.members"));
  }

  @Test
  void isEmptyRatherThanNullForReviewersWhereNobodyBelongs() {
    String id = ownedBy(owner);
    Database.execute("delete from memberships where organisation_id = ?", key(id));
    Answer answer = Person.REVIEWER.asks(TEAM, Map.of("id", id));
    assertEquals(List.of(), answer.get("organisation.members"));
    assertEquals(List.of(), answer.get("organisation.invitations"));
  }

  @Test
  void asksOnceForAllOrganisations() {
    for (int i = 0; i < 5; i++) {
      join(ownedBy(owner), owner, editor, "EDITOR");
    }
    String query =
        """
        { viewer { account { organisations {
          name members { role account { name } } invitations { role } verificationRemark } } } }""";
    owner.asks(query).get("viewer");
    // The account, its organisations, and one for each field of all of them.
    Statements.assertAtMost(5, () -> owner.asks(query).get("viewer"));
  }

  @Test
  void asksNothingForVisitors() {
    String id = team();
    Statements.assertAtMost(
        1, () -> Person.VISITOR.asks(TEAM, Map.of("id", id)).get("organisation"));
  }

  @Test
  void pagesThroughOnesInvitationsNewestFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = ownedBy(owner);
      change(owner, "inviteMember", id, invited, Map.of("role", i == 0 ? "OWNER" : "EDITOR"));
      ids.add(0, id);
    }
    Answer first = invited.asks(MINE, Map.of("first", 3));
    assertEquals(ids.subList(0, 3), first.get("viewer.invitations.nodes.organisation.id"));
    assertEquals(5, first.<Integer>get("viewer.invitations.totalCount"));
    assertEquals(true, first.get("viewer.invitations.pageInfo.hasNextPage"));
    Answer second =
        invited.asks(
            MINE,
            Map.of(
                "first", 3, "after", first.<String>get("viewer.invitations.pageInfo.endCursor")));
    assertEquals(ids.subList(3, 5), second.get("viewer.invitations.nodes.organisation.id"));
    assertEquals(List.of("EDITOR", "OWNER"), second.get("viewer.invitations.nodes.role"));
    assertEquals(false, second.get("viewer.invitations.pageInfo.hasNextPage"));
    assertEquals(true, second.get("viewer.invitations.pageInfo.hasPreviousPage"));
  }

  @Test
  void showsOnlyOnesOwnInvitations() {
    team();
    assertEquals(0, editor.asks(MINE).<Integer>get("viewer.invitations.totalCount"));
    assertEquals(List.of(), owner.asks(MINE).get("viewer.invitations.nodes"));
    assertNull(Person.VISITOR.asks(MINE).get("viewer"));
  }

  @Test
  void refusesBadPages() {
    for (int first : List.of(0, -1, 101)) {
      assertEquals("BAD_USER_INPUT", invited.asks(MINE, Map.of("first", first)).errorCode());
    }
    assertEquals("BAD_USER_INPUT", invited.asks(MINE, Map.of("after", "forged")).errorCode());
    change(owner, "inviteMember", ownedBy(owner), invited, Map.of());
    change(owner, "inviteMember", ownedBy(owner), editor, Map.of());
    String others = editor.asks(MINE).get("viewer.invitations.pageInfo.endCursor");
    assertEquals("BAD_USER_INPUT", invited.asks(MINE, Map.of("after", others)).errorCode());
  }

  private String team() {
    String id = ownedBy(owner);
    join(id, owner, editor, "EDITOR");
    change(owner, "inviteMember", id, invited, Map.of());
    return id;
  }
}
