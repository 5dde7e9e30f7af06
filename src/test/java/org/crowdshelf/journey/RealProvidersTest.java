package org.crowdshelf.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.payment.ReconcileBills;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Books;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Simulators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * WeChat Pay, Alipay and Stripe, each with its own protocol: signed calls, encrypted or signed
 * messages, closing, refunds.
 */
@QuarkusTest
@QuarkusTestResource(value = Simulators.class, restrictToAnnotatedClass = true)
class RealProvidersTest {

  private static final String PLACE =
      """
      mutation ($input: PlacePledgeInput!) {
        placePledge(input: $input) {
          pledge { id }
          payment { provider kind scene redirectUrl params { name value } }
          userErrors { code field message }
        }
      }""";

  private static final String RESTART =
      """
      mutation ($input: RestartPaymentInput!) {
        restartPayment(input: $input) { payment { provider kind redirectUrl } userErrors { code } }
      }""";

  @Inject ReconcileBills reconcile;

  private final Person backer = Person.someoneNew();
  private UUID project;

  @BeforeEach
  void aLiveProject() {
    project = Fixture.liveProject(Person.someoneNew(), "山区图书室");
  }

  @AfterEach
  void theBooksAgree() {
    TestClock.reset();
    Books.assertAgree(project);
  }

  @Test
  void aMiniProgramPaysAndGetsItsMoneyBack() {
    Answer placed = place("wechatpay", "WECHAT_MINI_PROGRAM", "openid-of-the-payer");
    assertEquals("WX_REQUEST_PAYMENT", placed.get("placePledge.payment.kind"));
    List<String> names = placed.get("placePledge.payment.params.name");
    assertTrue(
        names.containsAll(List.of("timeStamp", "nonceStr", "package", "signType", "paySign")));
    UUID pledge = key(placed);
    assertTrue(Simulators.wechat().pay(Sandbox.reference(pledge), "openid-of-the-payer"));
    becomes(pledge, "PAID");
    assertEquals(0, personal(pledge));

    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    assertEquals("SENT", refund(pledge));
    Simulators.wechat().endRefunds();
    becomes(pledge, "REFUNDED");
    assertNotNull(
        Database.value(
            "select r.destination from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
            pledge));
  }

  @Test
  void aPageInWechatNeedsThePayersId() {
    Answer refused = place("wechatpay", "WECHAT_PAGE", null);
    assertEquals(List.of("PAYER_MISSING"), refused.userErrorCodes("placePledge"));
    assertEquals(
        List.of("input", "payment", "payerId"), refused.get("placePledge.userErrors[0].field"));
    assertEquals(0, Database.count("select count(*) from pledges where project_id = ?", project));
  }

  @Test
  void theMoneyOfAnOrganisationGoesToItsOwnAccount() {
    Database.execute(
        "insert into organisations (id, name, kind, verification, registered_by, created_at)"
            + " select ?, '山谷图书馆', 'PRIVATE_LIBRARY', 'UNVERIFIED', fundraiser_id, now() from projects where id = ?"
            + " on conflict do nothing",
        Simulators.PARTNER,
        project);
    Database.execute(
        "update projects set organisation_id = ? where id = ?", Simulators.PARTNER, project);
    UUID pledge = key(place("wechatpay", "WECHAT_QR", null));
    assertEquals(
        "partner", Database.value("select account from payments where purpose_id = ?", pledge));
    assertTrue(Simulators.wechat().pay(Sandbox.reference(pledge), "somebody"));
    becomes(pledge, "PAID");
    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    Simulators.wechat().endRefunds();
    becomes(pledge, "REFUNDED");
  }

  @Test
  void thePageAfterAPaymentIsInThePayersLanguage() {
    String done =
        RestAssured.given().header("Accept-Language", "zh-CN").get("/payments/done").asString();
    assertTrue(done.contains("请返回您发起付款的页面"), done);
  }

  @Test
  void aPayerWhoChangesTheWayLeavesNothingBehindThatCanBePaid() {
    UUID pledge = key(place("wechatpay", "WECHAT_QR", null));
    String first = Sandbox.reference(pledge);
    Answer restarted =
        backer.asks(
            RESTART,
            Map.of(
                "input",
                Map.of(
                    "pledgeId",
                    Ids.encode(IdType.PLEDGE, pledge),
                    "payment",
                    Map.of("provider", "alipay", "scene", "ALIPAY_WAP"))));
    assertEquals(List.of(), restarted.userErrorCodes("restartPayment"));
    assertFalse(Simulators.wechat().pay(first, "somebody"));
    open(restarted.get("restartPayment.payment.redirectUrl"));
    String second =
        Database.value(
            "select merchant_reference from payments where purpose_id = ? and state = 'PENDING'",
            pledge);
    assertTrue(Simulators.alipay().pay(second));
    becomes(pledge, "PAID");
  }

  @Test
  void aProviderThatHangsCostsThePledgeItsInstructionOnly() {
    Simulators.wechat().faults().failNext("order", Faults.Kind.SILENCE);
    Answer placed = place("wechatpay", "WECHAT_QR", null);
    assertEquals(List.of(), placed.userErrorCodes("placePledge"));
    UUID pledge = key(placed);
    assertEquals("RESERVED", Backing.state(pledge));
    Answer opened =
        backer.asks(
            "query ($id: ID!) { node(id: $id) { ... on Pledge { openPayment { kind params { name value } } } } }",
            Map.of("id", Ids.encode(IdType.PLEDGE, pledge)));
    assertEquals("QR_TEXT", opened.get("node.openPayment.kind"));
  }

  @Test
  void theBillsOfTheDaySayTheSameAsTheBooks() {
    Simulators.forgetBills();
    UUID byCode = key(place("wechatpay", "WECHAT_QR", null));
    Simulators.wechat().pay(Sandbox.reference(byCode), "somebody");
    Answer placed = place("alipay", "ALIPAY_WAP", null);
    UUID byPhone = key(placed);
    open(placed.get("placePledge.payment.redirectUrl"));
    Simulators.alipay().pay(Sandbox.reference(byPhone));
    becomes(byCode, "PAID");
    becomes(byPhone, "PAID");
    TestClock.advance(Duration.ofDays(2));
    OnVertx.await(reconcile::reconcileDue);
    for (UUID pledge : List.of(byCode, byPhone)) {
      assertEquals(
          1,
          Database.count(
              "select count(*) from payments where purpose_id = ? and billed_day is not null and fee_minor is not null",
              pledge));
      assertEquals(
          0,
          Database.count(
              "select count(*) from payment_findings f join payments p on p.id = f.payment_id where p.purpose_id = ?",
              pledge));
    }
  }

  @Test
  void theSiteOffersEveryProviderThatHasAnAccount() {
    Answer methods =
        Person.VISITOR.asks(
            "query ($id: ID!) { paymentMethods(projectId: $id) { provider scenes } }",
            Map.of("id", Fixture.id(project)));
    assertEquals(
        List.of("sandbox", "alipay", "stripe", "wechatpay"),
        methods.get("paymentMethods.provider"));
  }

  private Answer place(String provider, String scene, String payer) {
    Map<String, Object> payment = new HashMap<>(Map.of("provider", provider, "scene", scene));
    payment.put("payerId", payer);
    Map<String, Object> input = Backing.input(project, 1_000);
    input.put("payment", payment);
    return backer.asks(PLACE, Map.of("input", input));
  }

  private static UUID key(Answer placed) {
    assertEquals(List.of(), placed.userErrorCodes("placePledge"));
    return Fixture.key(IdType.PLEDGE, placed.get("placePledge.pledge.id"));
  }

  private static void open(String address) {
    RestAssured.given().urlEncodingEnabled(false).get(address);
  }

  private static void becomes(UUID pledge, String state) {
    Eventually.holds(() -> assertEquals(state, Backing.state(pledge)));
  }

  private static String refund(UUID pledge) {
    return Database.value(
        "select r.state from refunds r join payments p on p.id = r.payment_id where p.purpose_id = ?",
        pledge);
  }

  private static long personal(UUID pledge) {
    return Database.count(
        "select count(*) from payments where purpose_id = ? and (payer_id is not null or payer_address is not null)",
        pledge);
  }
}
