package org.crowdshelf.account.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.CreditCodes;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Organisations;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Statements;
import org.junit.jupiter.api.Test;

/** Organisations that wait for a reviewer, and the code that the reviewer checks. */
@QuarkusTest
class OrganisationQueueTest {

  private static final String QUEUE =
      """
      query ($first: Int, $after: String) {
        organisationQueue(first: $first, after: $after) {
          totalCount nodes { id creditCode } edges { cursor } pageInfo { hasNextPage endCursor }
        }
      }""";

  private static final String CODE = "query ($id: ID!) { organisation(id: $id) { creditCode } }";

  private final Person owner = Person.someoneNew();

  @Test
  void listsWhatWaitsTheOldestFirst() {
    Database.execute(
        "update organisations set verification = 'VERIFIED' where verification = 'PENDING'");
    String code = CreditCodes.fresh();
    List<String> waiting = new ArrayList<>(List.of(pending(code)));
    waiting.add(pending(CreditCodes.fresh()));
    waiting.add(pending(CreditCodes.fresh()));
    Organisations.ownedBy(owner);
    Answer first = queue(Person.REVIEWER, 2, null);
    assertEquals(waiting.subList(0, 2), first.get("organisationQueue.nodes.id"));
    assertEquals(code, first.get("organisationQueue.nodes[0].creditCode"));
    assertEquals(3, first.<Integer>get("organisationQueue.totalCount"));
    Answer next = queue(Person.REVIEWER, 2, first.get("organisationQueue.pageInfo.endCursor"));
    assertEquals(waiting.subList(2, 3), next.get("organisationQueue.nodes.id"));
    assertFalse(next.<Boolean>get("organisationQueue.pageInfo.hasNextPage"));
  }

  @Test
  void leavesOutTheReviewersOwn() {
    String own =
        Organisations.register(Person.REVIEWER, Map.of("creditCode", CreditCodes.fresh()))
            .get("registerOrganisation.organisation.id");
    List<String> shown = queue(Person.REVIEWER, 100, null).get("organisationQueue.nodes.id");
    assertFalse(shown.contains(own));
  }

  @Test
  void isForReviewersAlone() {
    assertEquals("UNAUTHENTICATED", queue(Person.VISITOR, 20, null).errorCode());
    assertEquals("FORBIDDEN", queue(owner, 20, null).errorCode());
    assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, 0, null).errorCode());
    assertEquals("BAD_USER_INPUT", queue(Person.REVIEWER, 20, "x").errorCode());
  }

  @Test
  void takesThreeStatementsForAPageWithItsCount() {
    pending(CreditCodes.fresh());
    pending(CreditCodes.fresh());
    Statements.assertAtMost(
        3, () -> queue(Person.REVIEWER, 20, null).get("organisationQueue.totalCount"));
  }

  @Test
  void showsTheCreditCodeToMembersAndStaffAlone() {
    String code = CreditCodes.fresh();
    String organisation = pending(code);
    for (Person person : List.of(owner, Person.REVIEWER, Person.ADMIN)) {
      assertEquals(code, creditCode(person, organisation));
    }
    assertNull(creditCode(Person.VISITOR, organisation));
    assertNull(creditCode(Person.someoneNew(), organisation));
  }

  @Test
  void tellsTheViewersRoles() {
    String organisation = Organisations.ownedBy(owner);
    Person editor = Person.someoneNew();
    Organisations.join(organisation, owner, editor, "EDITOR");
    String roles = "{ viewer { organisationRoles { role organisation { id } } } }";
    assertEquals(List.of("OWNER"), owner.asks(roles).get("viewer.organisationRoles.role"));
    assertEquals(List.of("EDITOR"), editor.asks(roles).get("viewer.organisationRoles.role"));
    assertEquals(
        organisation, editor.asks(roles).get("viewer.organisationRoles[0].organisation.id"));
    assertTrue(Person.someoneNew().asks(roles).<List<?>>get("viewer.organisationRoles").isEmpty());
  }

  private String pending(String code) {
    return Organisations.register(owner, Map.of("creditCode", code))
        .get("registerOrganisation.organisation.id");
  }

  private static String creditCode(Person person, String organisation) {
    return person.asks(CODE, Map.of("id", organisation)).get("organisation.creditCode");
  }

  private static Answer queue(Person person, int first, String after) {
    return person.asks(
        QUEUE, after == null ? Map.of("first", first) : Map.of("first", first, "after", after));
  }
}
