package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bill of each day is compared with the books, to the fen. */
@QuarkusTest
class ReconcileBillsTest {

  private static final String OUR_CLEARING =
      """
      select coalesce(sum(e.amount_minor), 0)::bigint
        from journal_entries e join journal_transactions t on t.id = e.transaction_id
       where e.account_code = 'PROVIDER_CLEARING' and e.subject_id = ? and t.kind <> 'PROVIDER_FEES'""";

  @Inject ReconcileBills reconcile;
  @Inject Clock clock;

  private static int tests;

  private final UnwantedPayment payment = new UnwantedPayment();

  @BeforeEach
  void aDayOfItsOwn() {
    // The bills of the days before are compared first.
    TestClock.advance(Duration.ofDays(10).multipliedBy(++tests));
    OnVertx.await(reconcile::reconcileDue);
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void findsNothingWhereTheBillSaysTheSame() {
    payment.start();
    payment.pay();
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    assertEquals("DONE", payment.refundState());
    compareTheNextDays();
    assertEquals(List.of(), findings());
    assertEquals(1, billed());
    assertEquals(
        6L,
        Database.<Long>value(
            "select fee_minor from payments where purpose_id = ?", payment.purpose()));
    assertEquals(0L, Database.<Long>value(OUR_CLEARING, payment.subject()));
  }

  @Test
  void takesMoneyThatOnlyTheBillKnows() {
    payment.start();
    Sandbox.behave(payment.purpose(), "NEVER");
    payment.pay();
    assertEquals("PENDING", payment.state());
    compareTheNextDays();
    assertEquals("SUCCEEDED", payment.state());
    assertEquals(1, payment.booked("PAYMENT_RECEIVED"));
  }

  @Test
  void findsALineThatIsMissing() {
    payment.start();
    payment.pay();
    Database.execute("delete from sandbox_messages where reference = ?", payment.reference());
    Database.execute(
        "update sandbox_payments set paid_at = null where reference = ?", payment.reference());
    compareTheNextDays();
    assertEquals(List.of("PAYMENT_MISSING"), findings());
  }

  @Test
  void findsALineTooMany() {
    String reference = UUID.randomUUID().toString().replace("-", "");
    Database.execute(
        "insert into sandbox_payments (reference, currency, amount_minor, state, expires_at, created_at, paid_at)"
            + " values (?, 'CNY', 700, 'SUCCEEDED', ?, ?, ?)",
        reference,
        now(),
        now(),
        now());
    compareTheNextDays();
    assertEquals(
        List.of("PAID_UNKNOWN 700"),
        Database.column(
            "select kind || ' ' || amount_minor from payment_findings where reference = ?",
            reference));
  }

  @Test
  void findsALineThatWasChanged() {
    payment.start();
    payment.pay();
    Database.execute(
        "update sandbox_payments set amount_minor = 999 where reference = ?", payment.reference());
    compareTheNextDays();
    assertTrue(findings().contains("AMOUNT_DIFFERS"), findings()::toString);
  }

  @Test
  void findsARefundThatSomebodyMadeAtTheProvider() {
    payment.start();
    payment.pay();
    Database.execute(
        "insert into sandbox_refunds (reference, payment, amount_minor, state, created_at)"
            + " values (?, ?, 100, 'SUCCEEDED', ?)",
        "console-" + payment.reference(),
        payment.reference(),
        now());
    compareTheNextDays();
    assertEquals(
        1,
        Database.count(
            "select count(*) from payment_findings where kind = 'REFUND_UNKNOWN' and reference = ?",
            "console-" + payment.reference()));
  }

  @Test
  void booksTheFeesOnceHoweverOftenTheBillIsRead() {
    payment.start();
    payment.pay();
    compareTheNextDays();
    long fees = feesBooked();
    // As after a crash between the last line and the end.
    Database.execute(
        "update payment_bills set next_try_at = now() - interval '1 day' where state = 'WAITING'");
    OnVertx.await(reconcile::reconcileDue);
    assertEquals(fees, feesBooked());
    assertEquals(
        -fees,
        Database.<Long>value(
            "select sum(e.amount_minor)::bigint from journal_entries e join journal_transactions t"
                + " on t.id = e.transaction_id where t.kind = 'PROVIDER_FEES' and e.account_code = 'PROVIDER_CLEARING'"));
  }

  @Test
  void comparesTheOthersWhereAProviderIsNoLongerSet() {
    Database.execute(
        "insert into payment_accounts (id, provider, name, external_id, mode, created_at)"
            + " values (uuidv7(), 'formerpay', 'default', 'm', 'DIRECT', now()) on conflict do nothing");
    Database.execute(
        "insert into payment_bills (id, provider, account, day, next_try_at)"
            + " values (uuidv7(), 'formerpay', 'default', current_date, now() - interval '1 day') on conflict do nothing");
    payment.start();
    payment.pay();
    compareTheNextDays();
    assertEquals(1, billed());
    Database.execute("delete from payment_bills where provider = 'formerpay'");
  }

  private void compareTheNextDays() {
    TestClock.advance(Duration.ofDays(5));
    OnVertx.await(reconcile::reconcileDue);
  }

  private java.sql.Timestamp now() {
    return java.sql.Timestamp.from(clock.instant());
  }

  private List<String> findings() {
    return Database.column(
        "select f.kind from payment_findings f join payments p on p.id = f.payment_id where p.purpose_id = ?"
            + " order by f.kind",
        payment.purpose());
  }

  private long billed() {
    return Database.count(
        "select count(*) from payments where purpose_id = ? and billed_day is not null",
        payment.purpose());
  }

  private static long feesBooked() {
    return Database.<Long>value(
        "select coalesce(sum(amount_minor), 0)::bigint from journal_entries where account_code = 'PROVIDER_FEE'");
  }
}
