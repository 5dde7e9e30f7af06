package org.crowdshelf.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.metrics.Gauge;
import org.crowdshelf.shared.metrics.GaugeReader;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.Test;

/** The payouts that admins see: those to make by hand, and how many wait. */
@QuarkusTest
class TransfersTest {

  private static final String QUEUE =
      """
      { transferQueue(first: 100) { totalCount nodes { id state payTo { holder params { name value } } } } }""";

  private static final String PAY_TO =
      "query ($id: ID!) { node(id: $id) { ... on Tranche { payTo { holder params { value } } } } }";

  @Inject PayoutGauges source;
  @Inject GaugeReader gauges;

  private final Person fundraiser = Person.someoneNew();

  @Test
  void adminSeesTheWholeAccountAndItsOwnerSeesWhoLooked() {
    String tranche = approved("manual", "6222000012341234");
    assertEquals(false, waiting().contains(tranche), "it is not on its way yet");
    Payouts.start();
    assertEquals("UNAUTHENTICATED", Person.VISITOR.asks(QUEUE).errorCode());
    assertEquals("FORBIDDEN", Person.REVIEWER.asks(QUEUE).errorCode());
    assertEquals("FORBIDDEN", fundraiser.asks(QUEUE).errorCode());
    for (Person other : List.of(Person.VISITOR, Person.REVIEWER, fundraiser)) {
      assertNull(payTo(other, tranche).get("node.payTo"));
    }
    assertEquals(0, looks());
    Answer shown = payTo(Person.ADMIN, tranche);
    assertEquals("王老师", shown.get("node.payTo.holder"));
    assertEquals(List.of("6222000012341234", "工商银行"), shown.get("node.payTo.params.value"));
    assertEquals(1, looks());
    assertTrue(waiting().contains(tranche));
    assertEquals(
        List.of("PAYOUT_ACCOUNT", "PAYOUT_ACCOUNT"),
        fundraiser
            .asks("{ viewer { accesses { nodes { what } } } }")
            .get("viewer.accesses.nodes.what"));
    Database.execute(
        """
        insert into payout_transfers (payout_id, number, paid_on, recorded_by, recorded_at)
        select id, id::text, now()::date, ?, now() from payouts where tranche_id = ?""",
        Fixture.key(IdType.ACCOUNT, Person.ADMIN.accountId()),
        Payouts.key(tranche));
    assertEquals(false, waiting().contains(tranche), "another admin confirms it");
  }

  @Test
  void whatWaitsIsCounted() {
    Payouts.start();
    Map<String, Long> before = counted();
    String byHand = approved("manual", "6222000012341234");
    assertEquals(1, counted().get("WAITING") - before.get("WAITING"));
    Payouts.start();
    assertEquals(1, counted().get("BY_HAND") - before.get("BY_HAND"));
    Payouts.account(fundraiser, "sandbox", "6222000012340000");
    Database.execute(
        "update payout_accounts set usable_from = now() where account_id = ?",
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
    String refused = Payouts.tranche(Payouts.succeeded(fundraiser, 1_000), 1);
    Payouts.pay(fundraiser, refused);
    assertEquals(1, counted().get("REFUSED") - before.get("REFUSED"));
    Database.execute("update tranches set next_attempt_at = now() where id = ?", key(refused));
    Payouts.start();
    assertEquals(1, counted().get("SENT") - before.get("SENT"));
    Database.execute("update payouts set failures = 5 where tranche_id = ?", key(refused));
    Database.execute(
        "update tranches set approved_at = now() - interval '9 days' where id = ?", key(byHand));
    Map<String, Long> after = counted();
    assertEquals(1, after.get("DOUBTFUL") - before.get("DOUBTFUL"));
    assertEquals(before.get("SENT"), after.get("SENT"));
    assertTrue(after.get("crowdshelf.payouts.oldest.seconds") >= 9 * 86_400);
  }

  private static Object key(String tranche) {
    return Payouts.key(tranche);
  }

  private Map<String, Long> counted() {
    return OnVertx.await(() -> gauges.read(source)).stream()
        .collect(
            Collectors.toMap(
                gauge -> gauge.state() == null ? gauge.name() : gauge.state(), Gauge::value));
  }

  private String approved(String provider, String number) {
    String project = Payouts.succeeded(fundraiser, 1_000);
    Payouts.account(fundraiser, provider, number);
    String tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    return tranche;
  }

  private static List<String> waiting() {
    return Person.ADMIN.asks(QUEUE).get("transferQueue.nodes.id");
  }

  private static Answer payTo(Person person, String tranche) {
    return person.asks(PAY_TO, Map.of("id", tranche));
  }

  private long looks() {
    return Database.count(
        "select count(*) from accesses where what = 'PAYOUT_ACCOUNT' and account_id = ?",
        Fixture.key(IdType.ACCOUNT, fundraiser.accountId()));
  }
}
