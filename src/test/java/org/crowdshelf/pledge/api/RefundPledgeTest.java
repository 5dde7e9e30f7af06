package org.crowdshelf.pledge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.settlement.LedgerCheck;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project gives a pledge back, all of it or parts of it, and never more than was paid. */
@QuarkusTest
class RefundPledgeTest {

  private static final String REFUND =
      """
      mutation ($input: RefundPledgeInput!) {
        refundPledge(input: $input) {
          pledge { id state } refund { id state reason amount { minor } }
          userErrors { code field message params { name value } }
        }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID reward;
  private UUID pledge;

  @BeforeEach
  void aPaidPledge() {
    project = Fixture.liveProject(fundraiser, "A library");
    reward = Backing.reward(project, 1000, 5, null, false);
    pledge = Backing.paid(backer, Backing.input(project, 1000, reward));
  }

  @AfterEach
  void theBooksAgree() {
    assertAgree();
  }

  @Test
  void givesAPartBackAndKeepsThePledge() {
    Answer answer = refund(fundraiser, input(300L));
    assertEquals(List.of(), answer.userErrorCodes("refundPledge"));
    assertEquals("PAID", answer.get("refundPledge.pledge.state"));
    assertEquals("GIVEN_BACK", answer.get("refundPledge.refund.reason"));
    assertEquals("WAITING", answer.get("refundPledge.refund.state"));
    assertEquals(700, raised());
    assertEquals(1, claimed());
    complete();
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(700, raised());
  }

  @Test
  void givesTheRestBackAndFreesThePlaces() {
    refund(fundraiser, input(300L));
    Answer rest = refund(fundraiser, input(null));
    assertEquals("REFUNDING", rest.get("refundPledge.pledge.state"));
    assertEquals("700", rest.get("refundPledge.refund.amount.minor").toString());
    assertEquals(0, raised());
    assertEquals(0, claimed());
    assertEquals(0, backers());
    complete();
    assertEquals("REFUNDED", Backing.state(pledge));
  }

  @Test
  void isRefundedOnlyWhenTheLastPartIsBack() {
    refund(fundraiser, input(300L));
    refund(fundraiser, input(null));
    Sandbox.sendRefunds();
    // One of the two messages is lost.
    Database.execute(
        "delete from sandbox_messages where id = (select id from sandbox_messages where sent_at is null and reference = ? limit 1)",
        Sandbox.reference(pledge));
    Sandbox.sendMessages();
    assertEquals("REFUNDING", Backing.state(pledge));
  }

  @Test
  void answersTheSameForTheSameKey() {
    Map<String, Object> input = input(300L);
    String first = refund(fundraiser, input).get("refundPledge.refund.id");
    assertEquals(first, refund(fundraiser, input).get("refundPledge.refund.id"));
    input.put("reason", "Another reason");
    assertEquals(
        List.of("IDEMPOTENCY_KEY_REUSED"),
        refund(fundraiser, input).userErrorCodes("refundPledge"));
    assertEquals(700, raised());
  }

  @Test
  void givesNoMoreBackThanWasPaidWhoeverAsksAtOnce() {
    fundraiser.token();
    List<Answer> answers =
        Together.each(List.of(1, 2, 3, 4, 5), number -> refund(fundraiser, input(400L)));
    assertEquals(
        2, answers.stream().filter(a -> a.userErrorCodes("refundPledge").isEmpty()).count());
    assertEquals(200, raised());
    assertEquals(
        800,
        Database.<Long>value(
            "select sum(r.amount_minor)::bigint from refunds r join payments p on p.id = r.payment_id"
                + " where p.purpose_id = ?",
            pledge));
  }

  @Test
  void takesCollectedMoneyFromWhatIsLeft() {
    collect();
    assertEquals("COLLECTED", Backing.state(pledge));
    Answer part = refund(Person.ADMIN, input(400L));
    assertEquals(List.of(), part.userErrorCodes("refundPledge"));
    assertEquals("COLLECTED", part.get("refundPledge.pledge.state"));
    assertEquals(600, raised());
    Answer rest = refund(fundraiser, input(null));
    assertEquals("REFUNDING", rest.get("refundPledge.pledge.state"));
    complete();
    assertEquals("REFUNDED", Backing.state(pledge));
    assertEquals(0, raised());
  }

  @Test
  void refusesWhatCannotBeGivenBack() {
    assertRefused("MORE_THAN_PAID", "amount", input(1001L));
    assertRefused("OUT_OF_RANGE", "amount", input(0L));
    Map<String, Object> dollars = input(null);
    dollars.put("amount", Map.of("minor", 100, "currency", "USD"));
    assertRefused("CURRENCY_MISMATCH", "amount", dollars);
    Map<String, Object> blank = input(300L);
    blank.put("reason", " ");
    assertRefused("REASON_MISSING", "reason", blank);
    Map<String, Object> longReason = input(300L);
    longReason.put("reason", "x".repeat(201));
    assertRefused("TOO_LONG", "reason", longReason);
    UUID reserved = Backing.placed(backer, Backing.input(project, 1000));
    Map<String, Object> unpaid = input(300L);
    unpaid.put("pledgeId", Ids.encode(IdType.PLEDGE, reserved));
    assertRefused("PLEDGE_STATE", "pledgeId", unpaid);
  }

  @Test
  void isForTheProjectsPeopleAndAdmins() {
    assertEquals("UNAUTHENTICATED", refund(Person.VISITOR, input(1L)).errorCode());
    assertEquals("FORBIDDEN", refund(backer, input(1L)).errorCode());
    assertEquals("NOT_FOUND", refund(Person.someoneNew(), input(1L)).errorCode());
    Map<String, Object> unknown = input(1L);
    unknown.put("pledgeId", Ids.encode(IdType.PLEDGE, Ids.next()));
    assertEquals("NOT_FOUND", refund(fundraiser, unknown).errorCode());
    assertEquals(1000, raised());
  }

  private void assertRefused(String code, String field, Map<String, Object> input) {
    Answer answer = refund(fundraiser, input);
    assertEquals(List.of(code), answer.userErrorCodes("refundPledge"), answer::body);
    assertEquals(field, answer.get("refundPledge.userErrors[0].field[1]"));
    assertNull(answer.get("refundPledge.refund"));
    assertEquals(1000, raised());
    assertEquals(
        0,
        Database.count(
            "select count(*) from refunds r join payments p on p.id = r.payment_id where p.subject_id = ?",
            project));
  }

  private Map<String, Object> input(Long amountMinor) {
    Map<String, Object> input = new HashMap<>();
    input.put("idempotencyKey", UUID.randomUUID().toString());
    input.put("pledgeId", Ids.encode(IdType.PLEDGE, pledge));
    input.put("reason", "书已停印，退还差价");
    if (amountMinor != null) {
      input.put("amount", Map.of("minor", amountMinor, "currency", "CNY"));
    }
    return input;
  }

  private static Answer refund(Person person, Map<String, Object> input) {
    return person.asks(REFUND, Map.of("input", input));
  }

  private static void complete() {
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
  }

  private void collect() {
    Database.execute("update projects set goal_minor = 100 where id = ?", project);
    Books.endNow(project);
    Books.settle();
  }

  private void assertAgree() {
    assertEquals(
        List.of(),
        OnVertx.await(Arc.container().instance(LedgerCheck.class).get()::run).differences().stream()
            .filter(difference -> project.equals(difference.project()))
            .toList());
  }

  private long raised() {
    return Database.<Long>value("select raised_minor from projects where id = ?", project);
  }

  private int backers() {
    return Database.<Integer>value("select backer_count from projects where id = ?", project);
  }

  private int claimed() {
    return Database.<Integer>value("select claimed from rewards where id = ?", reward);
  }
}
