package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The time that the service waits before it tries again. */
@QuarkusTest
class PatienceTest {

  // Books the completion of a refund that is not complete.
  private static final String BOOKED =
      """
      with booked as (
        insert into journal_transactions (id, kind, cause_type, cause_id, occurred_at)
        values (uuidv7(), 'REFUND_COMPLETED', 'REFUND', ?, now()) returning id
      )
      insert into journal_entries (transaction_id, account_code, subject_id, currency, amount_minor)
      select id, 'REFUNDS_IN_TRANSIT', ?::uuid, 'CNY', 1 from booked
      union all
      select id, 'PLATFORM_FEE', ?::uuid, 'CNY', -1 from booked""";

  @Inject Clock clock;

  private final UnwantedPayment payment = new UnwantedPayment();

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void queriesLessAndLessOften() {
    // The payment was not started, so the provider does not know it.
    payment.create(Duration.ofDays(1));
    TestClock.advance(Duration.ofSeconds(31));
    for (long wait : List.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600)) {
      assertNextIn(
          wait,
          "select next_query_at from payments where purpose_id = ?",
          Sandbox::askAfterPayments);
    }
    assertEquals("CREATED", payment.state());
  }

  @Test
  void triesARefundThatFailsLessAndLessOften() {
    payment.start();
    payment.pay();
    Sandbox.behave(payment.purpose(), "REFUND_FAILS");
    String next =
        "select r.next_attempt_at from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?";
    for (long wait : List.of(10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600)) {
      assertNextIn(wait, next, Sandbox::sendRefunds);
    }
    assertEquals("FAILING", payment.refundState());
  }

  @Test
  void sendsTheOtherRefundsWhenTheRowsOfOneAreInconsistent() {
    UnwantedPayment orderly = new UnwantedPayment();
    for (UnwantedPayment paid : List.of(payment, orderly)) {
      paid.start();
      paid.pay();
      Sandbox.behave(paid.purpose(), "NEVER");
      Sandbox.sendRefunds();
    }
    Database.execute(BOOKED, payment.refund(), payment.subject(), payment.subject());
    // The refund is complete; the next attempt finds that.
    TestClock.advance(Duration.ofSeconds(61));
    Sandbox.sendRefunds();
    assertEquals(List.of("SENT", "DONE"), List.of(payment.refundState(), orderly.refundState()));
    assertEquals(
        "ConstraintViolationException",
        Database.value("select last_error from refunds where id = ?", payment.refund()));
  }

  private void assertNextIn(long seconds, String next, Runnable attempt) {
    Instant before = clock.instant();
    attempt.run();
    Instant after = clock.instant();
    Instant at = Database.<Timestamp>value(next, payment.purpose()).toInstant();
    assertFalse(at.isBefore(before.plusSeconds(seconds)), "before " + seconds + " s");
    assertFalse(at.isAfter(after.plusSeconds(seconds)), "after " + seconds + " s");
    TestClock.advance(Duration.between(clock.instant(), at).plusSeconds(1));
  }
}
