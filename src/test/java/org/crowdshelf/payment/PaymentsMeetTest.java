package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.Meeting;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two transactions about one payment meet; each effect happens once. */
@QuarkusTest
class PaymentsMeetTest {

  @Inject Transactions transactions;
  @Inject Refunds refunds;
  @Inject Clock clock;

  private final UnwantedPayment payment = new UnwantedPayment();

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void appliesAMessageOnceThatIsSentAgainMeanwhile() {
    payment.start();
    String body = payment.paid(Ids.next().toString());
    Supplier<Integer> told = () -> Sandbox.callback(body, clock.instant()).statusCode();
    Meeting<Integer, Integer> met = Meeting.at(payment.held(), told, told);
    assertTrue(met.waited());
    assertEquals(List.of(200, 200), List.of(met.first(), met.second()));
    assertEquals(1, recorded());
    assertEquals(1, payment.booked("PAYMENT_RECEIVED"));
  }

  @Test
  void booksAPaymentOnceThatAMessageAndAQueryReport() {
    payment.start();
    Sandbox.behave(payment.purpose(), "NEVER");
    payment.pay();
    TestClock.advance(Duration.ofMinutes(1));
    String body = payment.paid(Ids.next().toString());
    Supplier<Integer> told = () -> Sandbox.callback(body, clock.instant()).statusCode();
    Supplier<String> asked =
        () -> {
          Sandbox.askAfterPayments();
          return payment.state();
        };
    // The second transaction finds the payment ended.
    var met = Meeting.at(HeldRow.table("journal_transactions"), asked, told);
    assertTrue(met.waited());
    assertEquals("SUCCEEDED", met.first());
    assertEquals(200, met.second());
    assertEquals(1, payment.booked("PAYMENT_RECEIVED"));
    assertEquals(1, payment.refunds());
  }

  @Test
  void booksARefundOnceThatTwoMessagesReport() {
    payment.start();
    payment.pay();
    Sandbox.behave(payment.purpose(), "NEVER");
    Sandbox.sendRefunds();
    for (int i = 0; i < 2; i++) {
      String back =
          Sandbox.message(Ids.next().toString(), payment.reference(), "refund", "SUCCEEDED", 1000);
      assertEquals(200, Sandbox.callback(back, clock.instant()).statusCode());
    }
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.sendRefunds();
    assertEquals("DONE", payment.refundState());
    assertEquals(1, payment.booked("REFUND_COMPLETED"));
  }

  @Test
  void believesNoMessageAgainstTheEndThatAnotherOneBringsAtTheSameMoment() {
    payment.start();
    payment.pay();
    Sandbox.behave(payment.purpose(), "REFUND_SLOW");
    Sandbox.sendRefunds();
    assertEquals("SENT", payment.refundState());
    var met =
        Meeting.at(
            HeldRow.of("refunds", payment.refund()), () -> tell("STUCK"), () -> tell("SUCCEEDED"));
    assertTrue(met.waited(), "the second message waits for the first");
    assertEquals("STUCK", payment.refundState());
    assertEquals(0, payment.booked("REFUND_COMPLETED"));
    assertEquals(
        true, Database.value("select doubted from refunds where id = ?", payment.refund()));
    Sandbox.sendRefunds();
    assertEquals(
        false, Database.value("select doubted from refunds where id = ?", payment.refund()));
  }

  private int tell(String state) {
    return Sandbox.callback(
            Sandbox.message(Ids.next().toString(), payment.reference(), "refund", state, 1000),
            clock.instant())
        .statusCode();
  }

  @Test
  void refundsAPaymentOnceThoughTwoRequestIt() {
    payment.start();
    payment.pay();
    assertThrows(
        RuntimeException.class,
        () ->
            OnVertx.await(
                () ->
                    transactions.runUnconditionally(
                        () -> refunds.start(payment.purpose(), RefundReason.BACKER_CANCELED))));
    assertEquals(1, payment.refunds());
    assertEquals(1, payment.booked("REFUND_STARTED"));
  }

  @Test
  void refundsNoPaymentThatDidNotSucceed() {
    payment.start();
    assertThrows(
        IllegalStateException.class,
        () ->
            OnVertx.await(
                () ->
                    transactions.runUnconditionally(
                        () -> refunds.start(payment.purpose(), RefundReason.BACKER_CANCELED))));
    assertEquals(0, payment.refunds());
  }

  @Test
  void skipsPaymentsThatAnotherReplicaQueries() {
    payment.start();
    TestClock.advance(Duration.ofMinutes(1));
    try (HeldRow other = payment.held()) {
      var asking = CompletableFuture.runAsync(Sandbox::askAfterPayments);
      assertFalse(other.awaitedBy(asking), "waits for a question that another one asks");
    }
  }

  @Test
  void skipsRefundsThatAnotherReplicaSends() {
    payment.start();
    payment.pay();
    UUID refund = payment.refund();
    try (HeldRow other = HeldRow.of("refunds", refund)) {
      var sending = CompletableFuture.runAsync(Sandbox::sendRefunds);
      assertFalse(other.awaitedBy(sending), "waits for a refund that another one sends");
    }
    assertEquals("WAITING", payment.refundState());
  }

  private long recorded() {
    return Database.count(
        "select count(*) from payment_notifications n join payments p on p.id = n.payment_id"
            + " where p.purpose_id = ?",
        payment.purpose());
  }
}
