package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.ReconcileBills;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every outcome of a payment, the same at every provider, as its backer sees it. */
abstract class ProviderJourney {

  private static final String PLACE =
      """
      mutation ($input: PlacePledgeInput!) {
        placePledge(input: $input) {
          pledge { id } payment { redirectUrl params { value } } userErrors { code }
        }
      }""";

  private static final String PAYMENTS =
      """
      query ($id: ID!) {
        node(id: $id) {
          ... on Pledge {
            state payments { state refunds { reason state amount { minor } } }
          }
        }
      }""";

  private static final String GIVE_BACK =
      "mutation ($input: RefundPledgeInput!) { refundPledge(input: $input) { userErrors { code } } }";

  private static final long AMOUNT = 5_000;

  // The provider's end of a payment lies a minute before the reservation's.
  private static final Duration LAST_MOMENT = Duration.ofMinutes(13).plusSeconds(40);
  private static final Duration AFTER_THE_END = Duration.ofMinutes(1);

  @Inject ReconcileBills reconcile;

  private final Person backer = Person.someoneNew();
  private final Person fundraiser = Person.someoneNew();
  private UUID project;

  /** The provider's name, and a scene that needs no payer's id. */
  abstract Map<String, Object> way();

  /** The payer opens the payment at the provider. */
  abstract void open(UUID pledge, Answer placed);

  /** The payer pays; false where the provider takes it no longer. */
  abstract boolean pay(UUID pledge);

  /** The payer's bank or wallet declines; answers the state that the payment has then. */
  abstract String decline(UUID pledge);

  /** The provider sends its messages, or does not. */
  abstract void drop(boolean dropping);

  /** The provider ends the refunds that it has accepted. */
  abstract void endRefunds();

  /** A part of the payment leaves without the service; answers the reason that backers see. */
  abstract String take(UUID pledge, long amountMinor);

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(fundraiser, "山区图书室");
  }

  @AfterEach
  void theBooksAgree() {
    drop(false);
    TestClock.reset();
    Books.assertAgree(project);
  }

  @Test
  void paid() {
    UUID pledge = place();
    assertTrue(pay(pledge));
    becomes(pledge, "PAID");
    assertSees(pledge, "SUCCEEDED", List.of(), List.of());
  }

  @Test
  void declined() {
    UUID pledge = place();
    String state = decline(pledge);
    Eventually.holds(() -> assertEquals(state, payment(pledge)));
    if (state.equals("FAILED")) {
      becomes(pledge, "EXPIRED");
      assertSees(pledge, "FAILED", List.of(), List.of());
    } else {
      assertEquals("RESERVED", Backing.state(pledge));
      assertTrue(pay(pledge));
      becomes(pledge, "PAID");
    }
  }

  @Test
  void expiredAndClosed() {
    UUID pledge = place();
    TestClock.advance(LAST_MOMENT.plus(AFTER_THE_END));
    Sandbox.askAfterPayments();
    TestClock.advance(AFTER_THE_END);
    Books.expire();
    assertEquals("EXPIRED", Backing.state(pledge));
    assertFalse(pay(pledge));
    assertSees(pledge, "CLOSED", List.of(), List.of());
  }

  @Test
  void paidInTheLastMomentAndNeverTold() {
    UUID pledge = place();
    drop(true);
    TestClock.advance(LAST_MOMENT);
    assertTrue(pay(pledge));
    TestClock.advance(AFTER_THE_END);
    Books.expire();
    Sandbox.askAfterPayments();
    assertEquals("PAID", Backing.state(pledge));
  }

  @Test
  void givenBackWhenTheProjectFails() {
    UUID pledge = paidPledge();
    Books.endNow(project);
    Books.settle();
    assertEquals("FAILED", Database.value("select state from projects where id = ?", project));
    endRefunds();
    becomes(pledge, "REFUNDED");
    assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED DONE"), List.of(AMOUNT));
  }

  @Test
  void givenBackByHandInPart() {
    UUID pledge = paidPledge();
    Map<String, Object> input =
        Map.of(
            "idempotencyKey", UUID.randomUUID().toString(),
            "pledgeId", Ids.encode(IdType.PLEDGE, pledge),
            "amount", Map.of("minor", 2_000, "currency", "CNY"),
            "reason", "少印了一册");
    Answer answer = fundraiser.asks(GIVE_BACK, Map.of("input", input));
    assertEquals(List.of(), answer.userErrorCodes("refundPledge"));
    Sandbox.sendRefunds();
    endRefunds();
    Eventually.holds(
        () -> assertSees(pledge, "SUCCEEDED", List.of("GIVEN_BACK DONE"), List.of(2_000L)));
    assertEquals("PAID", Backing.state(pledge));
  }

  @Test
  void takenAtTheProviderAndFoundByTheBillAtTheLatest() {
    Simulators.forgetBills();
    UUID pledge = paidPledge();
    String reason = take(pledge, AMOUNT);
    compareTheBills();
    Eventually.holds(
        () -> assertSees(pledge, "SUCCEEDED", List.of(reason + " DONE"), List.of(AMOUNT)));
    OnVertx.await(reconcile::reconcileDue);
    assertEquals(AMOUNT, balance("DISPUTED"));
    assertEquals(0, balance("PROVIDER_CLEARING"));
  }

  /** A pledge whose payment is open at the provider. */
  UUID place() {
    Map<String, Object> input = new HashMap<>(Backing.input(project, AMOUNT));
    input.put("payment", way());
    Answer placed = backer.asks(PLACE, Map.of("input", input));
    assertEquals(List.of(), placed.userErrorCodes("placePledge"));
    UUID pledge = Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id"));
    open(pledge, placed);
    return pledge;
  }

  /** The backer gives the pledge up. */
  void cancel(UUID pledge) {
    Backing.cancel(backer, pledge);
  }

  /** The project that is backed. */
  UUID project() {
    return project;
  }

  /** The bills of the days until yesterday are compared with the books. */
  void compareTheBills() {
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(reconcile::reconcileDue);
  }

  /** A pledge that is paid. */
  UUID paidPledge() {
    UUID pledge = place();
    assertTrue(pay(pledge));
    becomes(pledge, "PAID");
    return pledge;
  }

  /** The sum that is booked for the project, in minor units. */
  long balance(String account) {
    return Database.count(
        "select coalesce(sum(amount_minor), 0) from journal_entries where subject_id = ? and account_code = ?",
        project,
        account);
  }

  /** The pledge as the backer reads it. */
  void assertSees(UUID pledge, String payment, List<String> refunds, List<Long> amounts) {
    Answer answer = backer.asks(PAYMENTS, Map.of("id", Ids.encode(IdType.PLEDGE, pledge)));
    assertEquals(payment, answer.get("node.payments[0].state"));
    List<Map<String, Object>> told = answer.get("node.payments[0].refunds");
    assertEquals(
        refunds, told.stream().map(one -> one.get("reason") + " " + one.get("state")).toList());
    assertEquals(
        amounts,
        told.stream()
            .map(one -> ((Number) ((Map<?, ?>) one.get("amount")).get("minor")).longValue())
            .toList());
  }

  /** The pledge comes into this state. */
  static void becomes(UUID pledge, String state) {
    Eventually.holds(() -> assertEquals(state, Backing.state(pledge)));
  }

  /** Our reference of the newest payment. */
  static String reference(UUID pledge) {
    return newest("merchant_reference", pledge);
  }

  /** The provider's number of the newest payment. */
  static String providerReference(UUID pledge) {
    return newest("provider_reference", pledge);
  }

  private static String payment(UUID pledge) {
    return newest("state", pledge);
  }

  private static String newest(String column, UUID pledge) {
    return Database.value(
        "select " + column + " from payments where purpose_id = ? order by created_at desc limit 1",
        pledge);
  }
}
