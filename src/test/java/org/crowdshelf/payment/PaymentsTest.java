package org.crowdshelf.payment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.api.Test;

/** Payments for a purpose without a listener: all money that arrives must be refunded. */
@QuarkusTest
class PaymentsTest {

  @Inject Transactions transactions;
  @Inject Payments payments;
  @Inject OpenPayment openPayment;
  @Inject Clock clock;

  private final UUID purpose = Ids.next();
  private final UUID subject = Ids.next();

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void answersTheSameInstructionEachTime() {
    create();
    StartPayment.Started first = start();
    StartPayment.Started second = start();
    assertEquals(first, second);
    assertTrue(first.instruction().redirectUrl().endsWith(Sandbox.reference(purpose)));
  }

  @Test
  void showsAPageToPayOn() {
    create();
    start();
    String page = given().get("/sandbox/pay/{ref}", Sandbox.reference(purpose)).asString();
    assertTrue(page.contains("¥10.00") && page.contains("Decline"), page);
    assertEquals(404, given().get("/sandbox/pay/{ref}", "0".repeat(32)).statusCode());
  }

  @Test
  void refundsMoneyThatNoListenerTakes() {
    create();
    start();
    Sandbox.pay(purpose);
    assertEquals("SUCCEEDED", state());
    assertEquals("WAITING", refundState());
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", refundState());
    assertEquals(
        List.of(),
        Database.column(
            "select account_code from journal_entries where subject_id = ? group by account_code"
                + " having sum(amount_minor) <> 0",
            subject));
    assertEquals(
        6, Database.count("select count(*) from journal_entries where subject_id = ?", subject));
  }

  @Test
  void queriesAPaymentWithoutAMessage() {
    create();
    start();
    Sandbox.behave(purpose, "NEVER");
    Sandbox.pay(purpose);
    assertEquals("PENDING", state());
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.askAfterPayments();
    assertEquals("SUCCEEDED", state());
  }

  @Test
  void recoversFromACrashBeforeTheProviderWasCalled() {
    create();
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.askAfterPayments();
    assertEquals("CREATED", state());
    TestClock.advance(Duration.ofHours(1));
    Sandbox.askAfterPayments();
    assertEquals("CLOSED", state());
    assertNull(start().instruction());
  }

  @Test
  void makesARefundThatKeepsFailingAWorkItem() {
    create();
    start();
    Sandbox.pay(purpose);
    Sandbox.behave(purpose, "REFUND_FAILS");
    for (int attempt = 0; attempt < 5; attempt++) {
      Sandbox.sendRefunds();
      TestClock.advance(Duration.ofHours(1));
    }
    assertEquals("FAILING", refundState());
    Sandbox.behave(purpose, "NORMAL");
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", refundState());
  }

  @Test
  void appliesARepeatedMessageOnce() {
    create();
    start();
    String body = paid(Ids.next().toString(), 1000);
    for (int i = 0; i < 3; i++) {
      assertEquals(200, Sandbox.callback(body, clock.instant()).statusCode());
    }
    assertEquals(
        1,
        Database.count(
            "select count(*) from journal_transactions where kind = 'PAYMENT_RECEIVED' and cause_id ="
                + " (select id from payments where purpose_id = ?)",
            purpose));
  }

  @Test
  void refusesMessagesThatTheProviderDidNotSend() {
    create();
    start();
    String body = paid("forged", 1000);
    assertEquals(401, given().body(body).post("/payments/sandbox/callback").statusCode());
    String now = Long.toString(clock.instant().getEpochSecond());
    assertEquals(401, Sandbox.callback(body, now, "AAAA").statusCode());
    assertEquals(401, Sandbox.callback(body, clock.instant().minusSeconds(600)).statusCode());
    assertEquals(
        401,
        Sandbox.callback(body.replace("crowdshelf-local", "somebody"), clock.instant())
            .statusCode());
    assertEquals("PENDING", state());
    assertEquals(0, recorded("forged"));
  }

  @Test
  void refusesMessagesThatMakeNoSense() {
    create();
    start();
    assertEquals(400, Sandbox.callback("nonsense", clock.instant()).statusCode());
    assertEquals(404, given().body("{}").post("/payments/nobody/callback").statusCode());
    assertEquals(404, given().body("{}").post("/payments/sandbox/other/callback").statusCode());
    assertEquals("PENDING", state());
  }

  @Test
  void recordsAnAuthenticMessageThatFitsNothingAsAFinding() {
    create();
    start();
    String dollars = paid("usd-" + purpose, 1000).replace("CNY", "USD");
    for (int i = 0; i < 2; i++) {
      assertEquals(200, Sandbox.callback(dollars, clock.instant()).statusCode());
    }
    assertEquals(1, recorded("usd-" + purpose));
    assertEquals(List.of("AMOUNT_DIFFERS"), findings(Sandbox.reference(purpose)));
    String reference = UUID.randomUUID().toString().replace("-", "");
    String unknown = Sandbox.message(reference, reference, "payment", "SUCCEEDED", 1000);
    assertEquals(200, Sandbox.callback(unknown, clock.instant()).statusCode());
    assertEquals(List.of("PAID_UNKNOWN"), findings(reference));
    assertEquals("PENDING", state());
  }

  @Test
  void refundsAnotherAmountThanThePayments() {
    create();
    start();
    Sandbox.behave(purpose, "WRONG_AMOUNT");
    Sandbox.pay(purpose);
    assertEquals("SUCCEEDED", state());
    assertEquals(List.of("AMOUNT_DIFFERS"), findings(Sandbox.reference(purpose)));
    assertEquals(
        "WRONG_AMOUNT of 999",
        Database.value(
            "select r.reason || ' of ' || r.amount_minor from refunds r join payments p on p.id = r.payment_id"
                + " where p.purpose_id = ?",
            purpose));
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", refundState());
  }

  private void create() {
    Payments.Due due =
        new Payments.Due(
            Sandbox.route(),
            purpose,
            subject,
            "payment",
            "CNY",
            1000,
            clock.instant().plus(Duration.ofMinutes(15)));
    OnVertx.await(() -> transactions.runUnconditionally(() -> payments.create(due)));
  }

  private StartPayment.Started start() {
    return OnVertx.await(() -> openPayment.run(List.of(purpose))).get(purpose);
  }

  private String paid(String id, long amountMinor) {
    return Sandbox.message(id, Sandbox.reference(purpose), "payment", "SUCCEEDED", amountMinor);
  }

  private String state() {
    return Database.value("select state from payments where purpose_id = ?", purpose);
  }

  private String refundState() {
    return Database.value(
        "select r.state from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        purpose);
  }

  private static List<String> findings(String reference) {
    return Database.column("select kind from payment_findings where reference = ?", reference);
  }

  private static long recorded(String id) {
    return Database.count(
        "select count(*) from payment_notifications where notification_id = ?", id);
  }
}
