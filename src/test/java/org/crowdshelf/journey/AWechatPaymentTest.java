package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.Test;

/** A code of WeChat Pay that somebody scans. */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class AWechatPaymentTest extends ProviderJourney {

  private static final int TIMES = 200;

  // One side begins up to 25 ms before the other, so that each comes first at times on a slow
  // machine.
  private static final long NANOS_APART = 250_000L;

  private static final String UNDECIDED =
      """
      select count(*) from payments p left join refunds r on r.payment_id = p.id
       where p.subject_id = ?
         and (p.state in ('CREATED', 'PENDING') or p.state = 'SUCCEEDED' and r.state is distinct from 'DONE')""";

  @Override
  Map<String, Object> way() {
    return Map.of("provider", "wechatpay", "scene", "WECHAT_QR");
  }

  @Override
  void open(UUID pledge, Answer placed) {
    assertEquals(
        reference(pledge),
        Simulators.wechat().numberOf(placed.get("placePledge.payment.params[0].value")));
  }

  @Override
  boolean pay(UUID pledge) {
    return Simulators.wechat().pay(reference(pledge), "somebody");
  }

  // A declined attempt leaves the order unpaid: the payer may try again.
  @Override
  String decline(UUID pledge) {
    return "PENDING";
  }

  @Override
  void drop(boolean dropping) {
    Simulators.wechat().notifications().drop(dropping);
  }

  @Override
  void endRefunds() {
    Simulators.wechat().endRefunds();
  }

  @Override
  String take(UUID pledge, long amountMinor) {
    Simulators.wechat().refundInConsole(reference(pledge), amountMinor);
    return "MADE_AT_PROVIDER";
  }

  @Test
  void aRefundWhoseMessagesComeInTheWrongOrderIsAskedAfter() {
    UUID pledge = paidPledge();
    Books.endNow(project());
    Books.settle();
    String number = Simulators.wechat().openRefunds().get(0);
    Simulators.wechat().endRefund(number, "ABNORMAL");
    Eventually.holds(
        () -> assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED STUCK"), List.of(5_000L)));
    Simulators.wechat().endRefund(number, "SUCCESS");
    Eventually.holds(
        () ->
            assertEquals(
                true,
                Database.value(
                    "select doubted from refunds where merchant_reference = ?", number)));
    assertEquals("REFUNDING", Backing.state(pledge));
    Sandbox.sendRefunds();
    becomes(pledge, "REFUNDED");
  }

  // 退款异常: the bank sends the money back, and the merchant sends it to another card under the same
  // number.
  @Test
  void aRefundThatTheBankSentBackArrivesUnderTheSameNumber() {
    UUID pledge = paidPledge();
    Books.endNow(project());
    Books.settle();
    String number = Simulators.wechat().openRefunds().get(0);
    for (int i = 0; i < 2; i++) {
      Simulators.wechat().endRefund(number, "SUCCESS");
      Eventually.holds(
          () -> {
            Sandbox.sendRefunds();
            assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED DONE"), List.of(5_000L));
          });
      assertEquals(0, balance("PROVIDER_CLEARING"));
      Simulators.wechat().endRefund(number, "ABNORMAL");
      Eventually.holds(
          () -> {
            Sandbox.sendRefunds();
            assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED STUCK"), List.of(5_000L));
          });
      assertEquals(5_000, balance("PROVIDER_CLEARING"));
    }
    Simulators.wechat().endRefund(number, "SUCCESS");
    Eventually.holds(
        () -> {
          Sandbox.sendRefunds();
          assertSees(pledge, "SUCCEEDED", List.of("PROJECT_FAILED DONE"), List.of(5_000L));
        });
    assertEquals(0, balance("PROVIDER_CLEARING"));
    assertEquals(0, balance("REFUNDS_IN_TRANSIT"));
    assertEquals("REFUNDED", Backing.state(pledge));
    assertEquals(
        5_000,
        Person.VISITOR
            .asks(
                "query ($id: ID!) { project(id: $id) { funds { refunded { minor } } } }",
                Map.of("id", Fixture.id(project())))
            .<Integer>get("project.funds.refunded.minor"));
  }

  @Test
  void aMessageAboutANumberThatWasReplacedIsNoFinding() {
    UUID pledge = paidPledge();
    Books.endNow(project());
    Books.settle();
    drop(true);
    String closed = Simulators.wechat().openRefunds().get(0);
    Simulators.wechat().endRefund(closed, "CLOSED");
    TestClock.advance(Duration.ofMinutes(1));
    Sandbox.sendRefunds();
    drop(false);
    Simulators.wechat().endRefund(closed, "CLOSED");
    TestClock.advance(Duration.ofMinutes(2));
    Sandbox.sendRefunds();
    endRefunds();
    becomes(pledge, "REFUNDED");
    assertEquals(
        1,
        Database.count("select count(*) from refund_tries where merchant_reference = ?", closed));
    Eventually.holds(() -> assertEquals(0, Simulators.wechat().notifications().waiting()));
    assertEquals(
        0, Database.count("select count(*) from payment_findings where reference = ?", closed));
  }

  @Test
  void canceledAndPaidAtTheSameMomentEndsInMoneyGivenBackOrNoMoneyTaken() {
    for (int i = 0; i < TIMES; i++) {
      UUID pledge = place();
      cancel(pledge);
      Database.execute("update payments set next_query_at = now() where purpose_id = ?", pledge);
      long later = (i - TIMES / 2) * NANOS_APART;
      List<Supplier<Boolean>> both =
          List.of(
              () -> {
                LockSupport.parkNanos(-later);
                Sandbox.askAfterPayments();
                return true;
              },
              () -> {
                LockSupport.parkNanos(later);
                return pay(pledge);
              });
      Together.each(both, Supplier::get);
    }
    Database.execute(
        "update payments set next_query_at = now() where subject_id = ? and state in ('CREATED', 'PENDING')",
        project());
    Sandbox.askAfterPayments();
    Eventually.holds(
        () -> {
          Sandbox.sendRefunds();
          endRefunds();
          assertEquals(0, Database.count(UNDECIDED, project()));
        });
    List<String> paid =
        Database.column(
            "select merchant_reference from payments where subject_id = ? and state = 'SUCCEEDED'",
            project());
    List<String> all =
        Database.column("select merchant_reference from payments where subject_id = ?", project());
    assertEquals(
        Set.copyOf(paid),
        all.stream().filter(Simulators.wechat().paid()::contains).collect(Collectors.toSet()));
    assertTrue(!paid.isEmpty() && paid.size() < TIMES, "each came first at times: " + paid.size());
    assertEquals(0, Books.raised(project()));
  }
}
