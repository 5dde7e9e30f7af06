package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The provider is as difficult as it is told to be, for payments and for refunds, and the service
 * comes to the same end. Nobody takes the money here, so that each payment goes back.
 */
@QuarkusTest
class SandboxBehaviourTest {

  @Inject Transactions transactions;
  @Inject Payments payments;
  @Inject OpenPayment openPayment;
  @Inject Clock clock;

  private final UUID purpose = Ids.next();

  @BeforeEach
  void aStartedPayment() {
    start(purpose);
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void slowReportsAPaymentAfterTenSeconds() {
    Sandbox.behave(purpose, "SLOW");
    Sandbox.pay(purpose);
    TestClock.advance(Duration.ofSeconds(8));
    Sandbox.sendMessages();
    assertEquals("PENDING", state());
    assertEquals(List.of(), told());
    TestClock.advance(Duration.ofSeconds(2));
    Sandbox.sendMessages();
    assertEquals("SUCCEEDED", state());
    assertEquals(List.of("payment SUCCEEDED"), told());
  }

  @Test
  void slowReportsARefundAfterTenSeconds() {
    Sandbox.pay(purpose);
    Sandbox.behave(purpose, "SLOW");
    Sandbox.sendRefunds();
    TestClock.advance(Duration.ofSeconds(8));
    Sandbox.sendMessages();
    assertEquals("SENT", refundState());
    TestClock.advance(Duration.ofSeconds(2));
    Sandbox.sendMessages();
    assertEquals("DONE", refundState());
  }

  @Test
  void slowIsQueriedBeforeItsMessage() {
    Sandbox.behave(purpose, "SLOW");
    TestClock.advance(Duration.ofSeconds(25));
    Sandbox.pay(purpose);
    TestClock.advance(Duration.ofSeconds(6));
    Sandbox.askAfterPayments();
    assertEquals("SUCCEEDED", state());
    TestClock.advance(Duration.ofSeconds(5));
    Sandbox.sendMessages();
    assertEquals(1, booked());
  }

  @Test
  void declineDeclinesEveryPayment() {
    Sandbox.behave(purpose, "DECLINE");
    Sandbox.pay(purpose);
    assertEquals("FAILED", state());
    assertEquals(List.of("payment FAILED"), told());
    assertEquals(0, booked());
  }

  @Test
  void twiceSendsTheSameMessageTwice() {
    Sandbox.behave(purpose, "TWICE");
    Sandbox.pay(purpose);
    assertEquals(2, sent("payment"));
    assertEquals(1, told().size());
    assertEquals(1, booked());
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals(2, sent("refund"));
    assertEquals("DONE", refundState());
    assertEquals(2, told().size());
  }

  @Test
  void outOfOrderSendsTheResultBeforePending() {
    Sandbox.behave(purpose, "OUT_OF_ORDER");
    Sandbox.pay(purpose);
    assertEquals("SUCCEEDED", state());
    TestClock.advance(Duration.ofSeconds(2));
    Sandbox.sendMessages();
    assertEquals(List.of("payment SUCCEEDED", "payment PENDING"), told());
    assertEquals("SUCCEEDED", state());
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    TestClock.advance(Duration.ofSeconds(2));
    Sandbox.sendMessages();
    assertEquals("DONE", refundState());
    assertEquals("refund PENDING", told().get(3));
  }

  @Test
  void neverIsQueriedUntilTheResultIsKnown() {
    Sandbox.behave(purpose, "NEVER");
    Sandbox.pay(purpose);
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.sendMessages();
    assertEquals("PENDING", state());
    Sandbox.askAfterPayments();
    assertEquals("SUCCEEDED", state());
    Sandbox.sendRefunds();
    assertEquals("SENT", refundState());
    // The next attempt asks again, and the provider answers that the refund is complete.
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.sendRefunds();
    assertEquals("DONE", refundState());
    assertEquals(List.of(), told());
  }

  @Test
  void usesTheGeneralBehaviourForAPaymentWithoutItsOwn() {
    behave("DECLINE");
    try {
      Sandbox.pay(purpose);
      assertEquals("FAILED", state());
      UUID other = Ids.next();
      start(other);
      Sandbox.behave(other, "NORMAL");
      Sandbox.pay(other);
      assertEquals(
          "SUCCEEDED", Database.value("select state from payments where purpose_id = ?", other));
    } finally {
      behave("NORMAL");
    }
  }

  @Test
  void sendsAMessageAgainUntilItIsAccepted() {
    Sandbox.behave(purpose, "SLOW");
    Sandbox.pay(purpose);
    // The service refuses the message while it names another merchant.
    Database.execute(
        "update sandbox_messages set body = replace(body, 'crowdshelf-local', 'somebody') where reference = ?",
        Sandbox.reference(purpose));
    TestClock.advance(Duration.ofSeconds(10));
    Sandbox.sendMessagesOnce();
    assertEquals(List.of("1 unsent"), attempts());
    TestClock.advance(Duration.ofSeconds(5));
    Sandbox.sendMessagesOnce();
    assertEquals(List.of("2 unsent"), attempts());
    assertEquals("PENDING", state());
    assertTrue(told().isEmpty());
  }

  private void start(UUID what) {
    Payments.Due due =
        new Payments.Due(
            Sandbox.route(),
            what,
            Ids.next(),
            "payment",
            "CNY",
            1000,
            clock.instant().plus(Duration.ofMinutes(15)));
    OnVertx.await(() -> transactions.runUnconditionally(() -> payments.create(due)));
    OnVertx.await(() -> openPayment.run(List.of(what)));
  }

  private static void behave(String behaviour) {
    Sandbox.console().put("/sandbox/behaviour/{how}", behaviour).then().statusCode(204);
  }

  private String state() {
    return Database.value("select state from payments where purpose_id = ?", purpose);
  }

  private String refundState() {
    return Database.value(
        "select r.state from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        purpose);
  }

  /** The messages that the service took, in the order in which they came. */
  private List<String> told() {
    return Database.column(
        "select (n.body::jsonb ->> 'about') || ' ' || (n.body::jsonb ->> 'state')"
            + " from payment_notifications n join payments p on p.id = n.payment_id"
            + " where p.purpose_id = ? and n.outcome = 'APPLIED' order by n.received_at",
        purpose);
  }

  private long sent(String about) {
    return Database.count(
        "select count(*) from sandbox_messages where reference = ? and sent_at is not null"
            + " and body::jsonb ->> 'about' = ?",
        Sandbox.reference(purpose),
        about);
  }

  private List<String> attempts() {
    return Database.column(
        "select attempts || case when sent_at is null then ' unsent' else ' sent' end"
            + " from sandbox_messages where reference = ?",
        Sandbox.reference(purpose));
  }

  private long booked() {
    return Database.count(
        "select count(*) from journal_transactions where kind = 'PAYMENT_RECEIVED' and cause_id ="
            + " (select id from payments where purpose_id = ?)",
        purpose);
  }
}
