package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refund that is slow, closed, stuck or sent back, and what an admin can do about it. */
@QuarkusTest
class RefundTroubleTest {

  private static final String RESOLVE =
      """
      mutation ($input: ResolveRefundInput!) {
        resolveRefund(input: $input) { refund { state } userErrors { code } }
      }""";

  private final UnwantedPayment payment = new UnwantedPayment();

  @BeforeEach
  void aRefund() {
    payment.start();
    payment.pay();
    assertEquals("WAITING", payment.refundState());
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void slowIsNotFailing() {
    Sandbox.behave(payment.purpose(), "REFUND_SLOW");
    for (int hour = 0; hour < 20; hour++) {
      Sandbox.sendRefunds();
      assertEquals("SENT", payment.refundState());
      TestClock.advance(Duration.ofHours(1));
    }
    TestClock.advance(Duration.ofHours(5));
    Sandbox.sendRefunds();
    assertEquals("DONE", payment.refundState());
  }

  @Test
  void slowIsAskedAfterLessAndLessOften() {
    Sandbox.behave(payment.purpose(), "REFUND_SLOW");
    Sandbox.sendRefunds();
    TestClock.advance(Duration.ofHours(3));
    Sandbox.sendRefunds();
    assertEquals(
        "SENT, asked again in an hour",
        Database.value(
            "select state || case when next_attempt_at - sent_at between '3 hours 59 minutes' and '4 hours 1 minute'"
                + " then ', asked again in an hour' else ', asked again at ' || next_attempt_at end"
                + " from refunds where id = ?",
            payment.refund()));
  }

  @Test
  void aClosedNumberIsReplaced() {
    Sandbox.behave(payment.purpose(), "REFUND_CLOSED");
    String first = number();
    Sandbox.sendRefunds();
    assertEquals("WAITING", payment.refundState());
    assertNotEquals(first, number());
    Sandbox.behave(payment.purpose(), "NORMAL");
    TestClock.advance(Duration.ofMinutes(2));
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState());
    assertEquals(List.of(first), tries());
    assertEquals(1, payment.booked("REFUND_COMPLETED"));
  }

  @Test
  void afterThreeClosedNumbersAPersonDecides() {
    Sandbox.behave(payment.purpose(), "REFUND_CLOSED");
    for (int attempt = 0; attempt < 4; attempt++) {
      Sandbox.sendRefunds();
      TestClock.advance(Duration.ofMinutes(2));
    }
    assertEquals("STUCK", payment.refundState());
    assertEquals(3, tries().size());
  }

  @Test
  void aStuckRefundIsTriedAgainUnderANewNumber() {
    Sandbox.behave(payment.purpose(), "REFUND_STUCK");
    Sandbox.sendRefunds();
    assertEquals("STUCK", payment.refundState());
    String first = number();
    Sandbox.behave(payment.purpose(), "NORMAL");
    assertEquals(List.of(), resolve("TRY_AGAIN", "与支付宝核对过").userErrorCodes("resolveRefund"));
    assertNotEquals(first, number());
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState());
    assertEquals(
        List.of("REFUND_STATE"), resolve("TRY_AGAIN", "again").userErrorCodes("resolveRefund"));
  }

  @Test
  void aRefundThatTheProviderMadeMeanwhileIsNotMadeAgain() {
    Sandbox.behave(payment.purpose(), "REFUND_SLOW");
    Sandbox.sendRefunds();
    assertEquals("SENT", payment.refundState());
    Database.execute(
        "update refunds set state = 'STUCK', last_error = 'another replica' where id = ?",
        payment.refund());
    String number = number();
    for (String resolution : List.of("TRY_AGAIN", "DONE_OTHERWISE")) {
      assertEquals(
          List.of("REFUND_STATE"), resolve(resolution, "与支付宝核对过").userErrorCodes("resolveRefund"));
    }
    assertEquals(number, number());
    assertEquals(0, balance("SITE_BANK"));
  }

  @Test
  void aStuckRefundIsDoneFromTheSitesBankAccount() {
    Sandbox.behave(payment.purpose(), "REFUND_STUCK");
    Sandbox.sendRefunds();
    assertEquals(
        List.of("NOTE_MISSING"), resolve("DONE_OTHERWISE", " ").userErrorCodes("resolveRefund"));
    assertEquals("STUCK", payment.refundState());
    assertEquals(List.of(), resolve("DONE_OTHERWISE", "已银行转账").userErrorCodes("resolveRefund"));
    assertEquals("DONE", payment.refundState());
    assertEquals(-1000, balance("SITE_BANK"));
    assertEquals(1000, balance("PROVIDER_CLEARING"));
    assertEquals(0, balance("REFUNDS_IN_TRANSIT"));
  }

  @Test
  void moneyThatTheBankSendsBackIsInTransitAgain() {
    Sandbox.behave(payment.purpose(), "REFUND_RETURNS");
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState());
    assertEquals(0, balance("PROVIDER_CLEARING"));
    TestClock.advance(Duration.ofMinutes(2));
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState(), "a message alone is not believed");
    Sandbox.sendRefunds();
    assertEquals("STUCK", payment.refundState());
    assertEquals(1000, balance("PROVIDER_CLEARING"));
    assertEquals(-1000, balance("REFUNDS_IN_TRANSIT"));
    assertEquals(
        List.of("REFUND_FAILED_AFTERWARDS"),
        Database.column(
            "select f.kind from payment_findings f join payments p on p.id = f.payment_id where p.purpose_id = ?",
            payment.purpose()));
    Sandbox.behave(payment.purpose(), "NORMAL");
    resolve("TRY_AGAIN", "another card");
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState());
    assertEquals(0, balance("PROVIDER_CLEARING"));
  }

  @Test
  void moneyThatTheBankSentBackIsPaidFromTheSitesBankAccount() {
    Sandbox.behave(payment.purpose(), "REFUND_RETURNS");
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    TestClock.advance(Duration.ofMinutes(2));
    Sandbox.sendMessages();
    Sandbox.sendRefunds();
    assertEquals("STUCK", payment.refundState());
    assertEquals(List.of(), resolve("DONE_OTHERWISE", "已银行转账").userErrorCodes("resolveRefund"));
    assertEquals("DONE", payment.refundState());
    assertEquals(-1000, balance("SITE_BANK"));
    assertEquals(1000, balance("PROVIDER_CLEARING"));
    assertEquals(0, balance("REFUNDS_IN_TRANSIT"));
  }

  private Answer resolve(String resolution, String note) {
    return Person.ADMIN.asks(
        RESOLVE,
        Map.of(
            "input",
            Map.of(
                "refundId",
                Ids.encode(IdType.REFUND, payment.refund()),
                "resolution",
                resolution,
                "note",
                note)));
  }

  private String number() {
    return Database.value("select merchant_reference from refunds where id = ?", payment.refund());
  }

  private List<String> tries() {
    return Database.column(
        "select merchant_reference from refund_tries where refund_id = ?", payment.refund());
  }

  private long balance(String account) {
    return Database.<Long>value(
        "select coalesce(sum(amount_minor), 0)::bigint from journal_entries where subject_id = ? and account_code = ?",
        payment.subject(),
        account);
  }
}
