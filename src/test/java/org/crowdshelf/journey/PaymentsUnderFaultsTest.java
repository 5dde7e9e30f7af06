package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.crowdshelf.payment.ReconcileBills;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.crowdshelf.support.process.Client;
import org.crowdshelf.support.provider.BothBooks;
import org.crowdshelf.support.provider.PayerAtRandom;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many payments at three providers whose calls fail in every way at random and whose messages are
 * lost for a while, with backers who pay late, pay twice or cancel. Afterwards our books, the
 * providers' books and their bills agree to the fen.
 */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class PaymentsUnderFaultsTest {

  private static final int PAYMENTS = Integer.getInteger("crowdshelf.test.payments", 500);
  private static final int AT_ONCE = 8;
  private static final int WAVES = 40;
  private static final double FAULTS = 0.1;

  private static final String STUCK =
      "select r.id from refunds r join payments p on p.id = r.payment_id where p.subject_id = any(?) and r.state = 'STUCK'";

  private static final String BILLED =
      """
      select coalesce(sum(t.paid_minor - t.refunded_minor), 0)
        from payment_bill_totals t join payment_bills b on b.id = t.bill_id where b.provider = ?""";

  private static final String FINDINGS =
      """
      select f.kind || ' ' || f.provider || ' ' || f.reference
        from payment_findings f left join payments p on p.id = f.payment_id
       where (p.subject_id = any(?) or f.payment_id is null and f.found_at > ?::timestamptz)
         and f.provider <> 'sandbox' and f.kind <> 'REFUND_FAILED_AFTERWARDS'""";

  private static final String RESOLVE =
      "mutation ($input: ResolveRefundInput!) { resolveRefund(input: $input) { userErrors { code } } }";

  @Inject ReconcileBills reconcile;

  private final long seed = Long.getLong("crowdshelf.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private UUID[] projects;
  private volatile boolean placing;
  private Set<UUID> stuckBefore = Set.of();

  @BeforeEach
  void twoLiveProjects() {
    Simulators.forgetBills();
    Person fundraiser = Person.someoneNew();
    projects =
        new UUID[] {
          Fixture.liveProject(fundraiser, "山区图书室"), Fixture.liveProject(fundraiser, "海边图书室")
        };
    Database.execute("update projects set goal_minor = 100 where id = ?", projects[0]);
    Database.execute("update projects set goal_minor = 100000000000 where id = ?", projects[1]);
  }

  @AfterEach
  void backToNow() {
    BothBooks.faults(seed, 0);
    drop(false);
    TestClock.reset();
  }

  @Test
  void leaveTheBooksOfBothSidesAndTheBillsEqual() {
    System.out.println("seed of the payments under faults: " + seed);
    Object begun = Database.value("select now()::text");
    long keptBefore = BothBooks.kept();
    BothBooks.faults(seed, FAULTS);
    List<PayerAtRandom.Placed> later = new ArrayList<>();
    for (int wave = 0; wave < WAVES; wave++) {
      dropInSomeWaves();
      later = new ArrayList<>(wave(later));
      TestClock.advance(Duration.ofMinutes(3));
    }
    drop(false);
    later.forEach(PayerAtRandom::pay);
    for (UUID project : projects) {
      Books.endNow(project);
    }
    Books.settle();
    settleAll();
    BothBooks.assertAgree(keptBefore, projects);
    compareTheBills();
    assertEquals(List.of(), Database.column(FINDINGS, projects, begun), this::seeded);
    for (UUID project : projects) {
      Books.assertAgree(project);
    }
  }

  // Messages of one refund are lost or delivered together: the end of a refund that is told without
  // what follows is mended by the bill alone.
  private void dropInSomeWaves() {
    Eventually.holds(() -> assertEquals(0, Simulators.waiting()));
    drop(random.nextInt(4) == 0);
  }

  // Backers come while the jobs run.
  private Queue<PayerAtRandom.Placed> wave(List<PayerAtRandom.Placed> later) {
    Queue<PayerAtRandom.Placed> next = new ConcurrentLinkedQueue<>();
    placing = true;
    long first = random.nextLong();
    List<Integer> sources = IntStream.rangeClosed(0, AT_ONCE).boxed().toList();
    Together.each(
        sources,
        source -> {
          if (source == AT_ONCE) {
            runJobs();
          } else {
            come(new Random(first + source), next);
            placing = false;
          }
          return true;
        });
    later.forEach(PayerAtRandom::pay);
    endRefundsOfProviders();
    return next;
  }

  private void come(Random chance, Queue<PayerAtRandom.Placed> next) {
    for (int i = 0; i < PAYMENTS / WAVES / AT_ONCE; i++) {
      PayerAtRandom payer =
          new PayerAtRandom(new Client(Person.someoneOf(40, chance).token()), graphql(), chance);
      PayerAtRandom.Placed placed = payer.pledge(projects[chance.nextInt(5) == 0 ? 1 : 0]);
      if (payer.chance(5)) {
        payer.cancel(placed);
      }
      if (payer.chance(10)) {
        next.add(placed);
      } else if (payer.chance(90)) {
        PayerAtRandom.pay(placed);
      }
      if (payer.chance(8)) {
        payer.cancel(placed);
      }
    }
  }

  private static URI graphql() {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql");
  }

  private void runJobs() {
    do {
      Sandbox.askAfterPayments();
      Books.expire();
      Sandbox.sendRefunds();
    } while (placing);
  }

  private void endRefundsOfProviders() {
    for (String number : Simulators.wechat().openRefunds()) {
      for (String status : endOfRefund()) {
        Simulators.wechat().endRefund(number, status);
      }
    }
    for (String number : Simulators.stripe().openRefunds()) {
      Simulators.stripe().endRefund(number, "succeeded");
      if (random.nextInt(20) == 0) {
        Simulators.stripe().endRefund(number, "failed");
      }
    }
  }

  // The bank sends some back after they were done; they arrive a second time under the same number.
  private List<String> endOfRefund() {
    return switch (random.nextInt(20)) {
      case 0 -> List.of("ABNORMAL");
      case 1 -> List.of("CLOSED");
      case 2 -> List.of("SUCCESS", "ABNORMAL", "SUCCESS");
      default -> List.of("SUCCESS");
    };
  }

  private void settleAll() {
    Eventually.within(
        Duration.ofMinutes(5),
        () -> {
          TestClock.advance(Duration.ofMinutes(10));
          runJobs();
          Books.settle();
          endRefundsOfProviders();
          resolveStuckRefunds();
          BothBooks.assertDecided(projects);
        });
    BothBooks.faults(seed, 0);
  }

  // A message that the refund is done after all may be on its way, so an admin waits for a round.
  private void resolveStuckRefunds() {
    Set<UUID> now = new HashSet<>(Database.<UUID>column(STUCK, (Object) projects));
    Set<UUID> stillStuck = new HashSet<>(now);
    stillStuck.retainAll(stuckBefore);
    stuckBefore = now;
    for (UUID refund : stillStuck) {
      Map<String, Object> input =
          Map.of(
              "refundId",
              Ids.encode(IdType.REFUND, refund),
              "resolution",
              random.nextBoolean() ? "TRY_AGAIN" : "DONE_OTHERWISE",
              "note",
              "转账退回");
      Person.ADMIN.asks(RESOLVE, Map.of("input", input));
    }
  }

  private void compareTheBills() {
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(reconcile::reconcileDue);
    assertEquals(Simulators.wechat().kept(), billed("wechatpay"), this::seeded);
    assertEquals(Simulators.alipay().kept(), billed("alipay"), this::seeded);
    assertEquals(Simulators.stripe().kept(), billed("stripe"), this::seeded);
  }

  private static long billed(String provider) {
    return Database.count(BILLED, provider);
  }

  private static void drop(boolean dropping) {
    Simulators.wechat().notifications().drop(dropping);
    Simulators.alipay().drop(dropping);
    Simulators.stripe().drop(dropping);
  }

  private String seeded() {
    return "seed " + seed;
  }
}
