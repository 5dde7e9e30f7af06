package org.crowdshelf.pledge.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;
import org.crowdshelf.support.Answer;
import org.crowdshelf.support.Backing;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.Person;
import org.crowdshelf.support.Sandbox;
import org.crowdshelf.support.TestClock;
import org.crowdshelf.support.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reserved pledge is paid another way, on another device, or anew. */
@QuarkusTest
class RestartPaymentTest {

  private static final String RESTART =
      """
      mutation ($input: RestartPaymentInput!) {
        restartPayment(input: $input) {
          pledge { id state reservedUntil payments { state reference } openPayment { redirectUrl } }
          payment { provider scene kind redirectUrl expiresAt }
          userErrors { code field }
        }
      }""";

  private static final String PLEDGE =
      """
      query ($id: ID!) {
        node(id: $id) { ... on Pledge {
          state openPayment { redirectUrl kind scene } onBehalfOf { name }
          payments { id provider scene state amount { minor currency } reference transactionNumber paidAt providerFee { minor }
                     pledge { id } refunds { id reason state amount { minor } payment { reference } } } } }
      }""";

  private static final String NODE = "query ($id: ID!) { node(id: $id) { id } }";

  private final Person fundraiser = Person.someoneNew();
  private final Person backer = Person.someoneNew();
  private UUID project;
  private UUID pledge;

  @BeforeEach
  void aReservedPledge() {
    project = Fixture.liveProject(fundraiser, "A library");
    pledge = Backing.placed(backer, Backing.input(project, 1000));
  }

  @AfterEach
  void backToNow() {
    TestClock.reset();
  }

  @Test
  void closesTheRunningAttemptAndBeginsAnother() {
    String first = Sandbox.reference(pledge);
    Answer answer = restart(backer, choice());
    assertEquals(List.of(), answer.userErrorCodes("restartPayment"));
    assertEquals("SANDBOX_PAGE", answer.get("restartPayment.payment.scene"));
    assertEquals("REDIRECT", answer.get("restartPayment.payment.kind"));
    String page = answer.get("restartPayment.payment.redirectUrl");
    assertFalse(page.endsWith(first), page);
    assertEquals(page, answer.get("restartPayment.pledge.openPayment.redirectUrl"));
    assertEquals(List.of("PENDING", "CLOSED"), answer.get("restartPayment.pledge.payments.state"));
    // Nobody can pay the first one any more, and the second one pays the pledge.
    given().redirects().follow(false).post("/sandbox/pay/{ref}/pay", first);
    Sandbox.sendMessages();
    assertEquals("RESERVED", Backing.state(pledge));
    given().redirects().follow(false).post(page + "/pay");
    Sandbox.sendMessages();
    assertEquals("PAID", Backing.state(pledge));
  }

  @Test
  void doesNotLetTheReservationGrowLonger() {
    String until = reservedUntil();
    TestClock.advance(Duration.ofMinutes(10));
    restart(backer, choice());
    assertEquals(until, reservedUntil());
  }

  @Test
  void findsThatTheRunningAttemptWasJustPaid() {
    Sandbox.behave(pledge, "NEVER");
    Sandbox.pay(pledge);
    assertEquals("RESERVED", Backing.state(pledge));
    assertEquals(
        List.of("PAYMENT_UNDER_WAY"), restart(backer, choice()).userErrorCodes("restartPayment"));
    assertEquals("PAID", Backing.state(pledge));
    assertEquals(1, payments());
  }

  @Test
  void leavesOnePaymentThatCanBePaidWhereTwoRestart() {
    backer.token();
    List<Answer> answers = Together.each(List.of(1, 2, 3, 4), number -> restart(backer, choice()));
    assertEquals(
        1,
        Database.count(
            "select count(*) from payments where purpose_id = ? and state in ('CREATED', 'PENDING') and not closing",
            pledge));
    answers.forEach(
        answer ->
            assertTrue(
                List.of(List.of(), List.of("PAYMENT_UNDER_WAY"))
                    .contains(answer.userErrorCodes("restartPayment")),
                answer::body));
  }

  @Test
  void refusesAPledgeThatIsNotReserved() {
    Sandbox.pay(pledge);
    assertEquals(
        List.of("PLEDGE_STATE"), restart(backer, choice()).userErrorCodes("restartPayment"));
    UUID other = Backing.placed(backer, Backing.input(project, 700));
    TestClock.advance(Duration.ofMinutes(16));
    assertEquals(
        List.of("PLEDGE_STATE"), restart(backer, other, choice()).userErrorCodes("restartPayment"));
  }

  @Test
  void refusesAChoiceThatTheSiteDoesNotOffer() {
    Map<String, Object> unknown = choice();
    unknown.put("provider", "nobody");
    assertRefused("UNKNOWN_PROVIDER", List.of("input", "payment", "provider"), unknown);
    Map<String, Object> scene = choice();
    scene.put("scene", "WECHAT_PAGE");
    assertRefused("SCENE_NOT_OFFERED", List.of("input", "payment", "scene"), scene);
    for (String address :
        List.of("https://evil.example/", "javascript:alert(1)", "http://localhost.evil.example/")) {
      Map<String, Object> back = choice();
      back.put("returnUrl", address);
      assertRefused("RETURN_NOT_ALLOWED", List.of("input", "payment", "returnUrl"), back);
    }
    Map<String, Object> back = choice();
    back.put("returnUrl", "http://localhost:5173/thanks");
    assertEquals(List.of(), restart(backer, back).userErrorCodes("restartPayment"));
  }

  @Test
  void isNotFoundForAnyoneElse() {
    assertEquals("NOT_FOUND", restart(fundraiser, choice()).errorCode());
    assertEquals("NOT_FOUND", restart(backer, Ids.next(), choice()).errorCode());
    assertEquals("UNAUTHENTICATED", restart(Person.VISITOR, choice()).errorCode());
    assertEquals(1, payments());
  }

  @Test
  void showsEveryAttemptAndRefundToItsOwnerAlone() {
    Sandbox.pay(pledge);
    Backing.cancel(backer, pledge);
    Sandbox.sendRefunds();
    Sandbox.sendMessages();
    Answer own = read(backer);
    assertEquals("REFUNDED", own.get("node.state"));
    assertNull(own.get("node.openPayment"));
    assertEquals("SUCCEEDED", own.get("node.payments[0].state"));
    assertEquals(Sandbox.reference(pledge), own.get("node.payments[0].transactionNumber"));
    assertEquals("BACKER_CANCELED", own.get("node.payments[0].refunds[0].reason"));
    assertEquals("DONE", own.get("node.payments[0].refunds[0].state"));
    assertEquals("1000", own.get("node.payments[0].refunds[0].amount.minor").toString());
    assertEquals(List.of(), read(fundraiser).get("node.payments"));
    for (String path : List.of("node.payments[0].id", "node.payments[0].refunds[0].id")) {
      String id = own.get(path);
      assertEquals(id, node(backer, id));
      assertEquals(id, node(Person.ADMIN, id));
      assertHidden(fundraiser, id);
      assertHidden(Person.VISITOR, id);
    }
  }

  @Test
  void opensOnAnyDeviceWhileReserved() {
    String page = read(backer).get("node.openPayment.redirectUrl");
    assertTrue(page.endsWith(Sandbox.reference(pledge)), page);
    assertNull(read(fundraiser).get("node.openPayment"));
    // An instruction that no longer opens is made again.
    Database.execute(
        "update payments set instruction_valid_until = ? where purpose_id = ?",
        Timestamp.from(Instant.now().minusSeconds(5)),
        pledge);
    assertEquals(page, read(backer).get("node.openPayment.redirectUrl"));
    assertNotEquals(
        0,
        Database.count(
            "select count(*) from payments where purpose_id = ? and instruction_valid_until > now()",
            pledge));
  }

  @Test
  void saysHowAProjectCanBePaid() {
    String methods =
        "query ($id: ID!) { paymentMethods(projectId: $id) { provider name scenes minimum { minor currency } maximum { display } } }";
    Answer answer = Person.VISITOR.asks(methods, Map.of("id", Fixture.id(project)));
    assertEquals(List.of("sandbox"), answer.get("paymentMethods.provider"));
    assertEquals(List.of("SANDBOX_PAGE"), answer.get("paymentMethods[0].scenes"));
    assertEquals("CNY", answer.get("paymentMethods[0].minimum.currency"));
    assertEquals("Test payment", answer.get("paymentMethods[0].name"));
    assertEquals("NOT_FOUND", Person.VISITOR.asks(methods, Map.of("id", "prj_x")).errorCode());
  }

  private void assertRefused(String code, List<String> field, Map<String, Object> choice) {
    Answer answer = restart(backer, choice);
    assertEquals(List.of(code), answer.userErrorCodes("restartPayment"));
    assertEquals(field, answer.get("restartPayment.userErrors[0].field"));
    assertEquals(1, payments());
    assertEquals(
        "PENDING", Database.value("select state from payments where purpose_id = ?", pledge));
  }

  private static Map<String, Object> choice() {
    return new HashMap<>(Map.of("provider", "sandbox", "scene", "SANDBOX_PAGE"));
  }

  private Answer restart(Person person, Map<String, Object> choice) {
    return restart(person, pledge, choice);
  }

  private static Answer restart(Person person, UUID pledge, Map<String, Object> choice) {
    return person.asks(
        RESTART,
        Map.of("input", Map.of("pledgeId", Ids.encode(IdType.PLEDGE, pledge), "payment", choice)));
  }

  private Answer read(Person person) {
    return person.asks(PLEDGE, Map.of("id", Ids.encode(IdType.PLEDGE, pledge)));
  }

  private static String node(Person person, String id) {
    return person.asks(NODE, Map.of("id", id)).get("node.id");
  }

  private static void assertHidden(Person person, String id) {
    assertEquals("NOT_FOUND", person.asks(NODE, Map.of("id", id)).errorCode());
  }

  private String reservedUntil() {
    return Database.value("select reserved_until::text from pledges where id = ?", pledge);
  }

  private long payments() {
    return Database.count("select count(*) from payments where purpose_id = ?", pledge);
  }
}
