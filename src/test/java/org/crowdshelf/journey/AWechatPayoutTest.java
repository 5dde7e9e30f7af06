package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.AtOnce;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Payouts;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.ProjectSteps;
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Simulators;
import org.crowdshelf.support.provider.wechat.Transfers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tranche that WeChat Pay takes to a person, who accepts it. */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class AWechatPayoutTest {

  private static final long ALL = 500_000;

  private static final String TO_CONFIRM =
      "query ($id: ID!) { node(id: $id) { ... on Tranche { state toConfirm { name value } } } }";

  private static final String FOR_AN_ORGANISATION =
      """
      mutation ($input: SetPayoutAccountInput!) {
        setPayoutAccount(input: $input) { payoutAccount { masked } userErrors { code field } }
      }""";

  private final Person fundraiser = Person.someoneNew();
  private final String openid = UUID.randomUUID().toString();
  private String project;
  private String tranche;

  @BeforeEach
  void anApprovedTranche() {
    // Other tests' payouts would take this one's faults.
    Database.execute(
        "update payouts set next_attempt_at = now() + interval '1 day' where state = 'SENT'");
    project = Payouts.succeeded(fundraiser, ALL / 100);
    wechat().person(openid, "王老师");
    Payouts.account(fundraiser, "wechatpay", openid);
    tranche = Payouts.tranche(project, 1);
    Payouts.request(fundraiser, tranche).get("requestTranche.tranche.state");
    Payouts.approve(Person.REVIEWER, tranche).get("reviewTranche.tranche.state");
    Payouts.start();
  }

  @AfterEach
  void theBooksAgree() {
    wechat().balance(Long.MAX_VALUE / 2);
    Books.assertAgree(ProjectSteps.key(project));
  }

  @Test
  void arrivesWhenItsReceiverAcceptsIt() {
    assertNull(toConfirm(fundraiser).get("node.toConfirm"));
    Payouts.send(tranche);
    assertNull(toConfirm(Person.VISITOR).get("node.toConfirm"));
    assertNull(toConfirm(Person.ADMIN).get("node.toConfirm"));
    assertEquals(
        List.of("appId", "mchId", "package"), toConfirm(fundraiser).get("node.toConfirm.name"));
    Payouts.send(tranche);
    assertEquals("PAYING", toConfirm(fundraiser).get("node.state"));
    assertTrue(wechat().accept(given()));
    Payouts.send(tranche);
    assertEquals("PAID", toConfirm(fundraiser).get("node.state"));
    assertNull(toConfirm(fundraiser).get("node.toConfirm"));
    assertEquals(ALL, wechat().received(openid));
    assertEquals(1, Payouts.count(tranche));
  }

  @Test
  void isMadeOnceThoughAnswersAreLostAndForged() {
    Faults faults = Simulators.wechat().faults();
    faults.failNext("transfer", Faults.Kind.ANSWER_LOST);
    Payouts.send(tranche);
    assertEquals(1, wechat().count(openid));
    faults.failNext("queryTransfer", Faults.Kind.WRONG_SIGNATURE);
    Payouts.send(tranche);
    faults.failNext("queryTransfer", 500, "SYSTEM_ERROR");
    Payouts.send(tranche);
    assertEquals("PAYING", toConfirm(fundraiser).get("node.state"));
    AtOnce.run(
        4,
        () -> {
          Payouts.send(tranche);
          return true;
        });
    // The first answer was lost: the same number was sent again for what the receiver needs.
    assertTrue(wechat().accept(given()));
    Payouts.send(tranche);
    assertEquals("PAID", toConfirm(fundraiser).get("node.state"));
    assertEquals(ALL, wechat().received(openid));
    assertEquals(1, wechat().count(openid));
    assertEquals(1, Payouts.count(tranche));
  }

  @Test
  void isSentUnderANewNumberOnlyWhereNobodyAcceptedIt() {
    Payouts.send(tranche);
    String first = reference();
    wechat().runOut(first);
    Payouts.send(tranche);
    assertEquals("APPROVED", toConfirm(fundraiser).get("node.state"));
    assertEquals(
        "OVERDUE_CLOSE",
        Database.value("select reason from payouts where tranche_id = ?", Payouts.key(tranche)));
    again();
    Payouts.send(tranche);
    assertTrue(wechat().accept(given()));
    Payouts.send(tranche);
    assertEquals("PAID", toConfirm(fundraiser).get("node.state"));
    assertEquals(2, Payouts.count(tranche));
    assertEquals(ALL, wechat().received(openid));
  }

  @Test
  void waitsUnderItsNumberForMoneyAndIsRefusedForAnotherName() {
    wechat().balance(ALL - 1);
    Payouts.send(tranche);
    assertEquals("PAYING", toConfirm(fundraiser).get("node.state"));
    assertTrue(reason().endsWith("403 NOT_ENOUGH"), reason());
    wechat().balance(ALL);
    wechat().person(openid, "李老师");
    Payouts.send(tranche);
    assertEquals("APPROVED", toConfirm(fundraiser).get("node.state"));
    assertEquals("INVALIDREQUEST", reason());
    wechat().person(openid, "王老师");
    again();
    Payouts.send(tranche);
    assertTrue(wechat().accept(given()));
    Payouts.send(tranche);
    assertEquals("PAID", toConfirm(fundraiser).get("node.state"));
    assertEquals(ALL, wechat().received(openid));
  }

  @Test
  void paysNoOrganisation() {
    String organisation = ProjectSteps.organisation(fundraiser);
    Answer refused =
        fundraiser.asks(
            FOR_AN_ORGANISATION,
            Map.of(
                "input",
                Map.of(
                    "organisationId",
                    organisation,
                    "provider",
                    "wechatpay",
                    "holder",
                    "A charity",
                    "params",
                    List.of(Map.of("name", "openid", "value", openid)))));
    assertEquals(List.of("UNKNOWN_PAYOUT_PROVIDER"), refused.userErrorCodes("setPayoutAccount"));
  }

  private static Transfers wechat() {
    return Simulators.wechat().transfers();
  }

  private void again() {
    Database.execute(
        "update tranches set next_attempt_at = now() where id = ?", Payouts.key(tranche));
    Payouts.start();
  }

  private String reference() {
    return Database.value(
        "select merchant_reference from payouts where tranche_id = ? and state = 'SENT'",
        Payouts.key(tranche));
  }

  private String reason() {
    return Database.value(
        "select reason from payouts where tranche_id = ? order by try desc limit 1",
        Payouts.key(tranche));
  }

  private Answer toConfirm(Person person) {
    return person.asks(TO_CONFIRM, Map.of("id", tranche));
  }

  private Map<String, String> given() {
    Answer shown = toConfirm(fundraiser);
    List<String> names = shown.get("node.toConfirm.name");
    List<String> values = shown.get("node.toConfirm.value");
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      given.put(names.get(i), values.get(i));
    }
    return given;
  }
}
