package org.crowdshelf.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.AdapterContract;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.support.Eventually;
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Inbox;
import org.crowdshelf.support.provider.MovableClock;
import org.crowdshelf.support.provider.alipay.AlipaySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter of Alipay keeps the port's contract, and the rules of its own protocol. */
class AlipayAdapterTest extends AdapterContract {

  private static final KeyPair APPLICATION = Vectors.newKeys();
  private static final KeyPair ALIPAY = Vectors.newKeys();
  private static final String ACCOUNT = "default";
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private static Vertx vertx;
  private final MovableClock clock = new MovableClock();
  private Inbox inbox;
  private AlipaySimulator simulator;
  private AlipayAdapter adapter;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void shut() {
    vertx.closeAndAwait();
  }

  @BeforeEach
  void start() throws IOException {
    inbox = new Inbox(ACCOUNT);
    simulator = new AlipaySimulator(APPLICATION.getPublic(), ALIPAY, clock, 0.0001);
    AlipayAccount account =
        new AlipayAccount(
            AlipaySimulator.APP,
            AlipaySimulator.SELLER,
            APPLICATION.getPrivate(),
            ALIPAY.getPublic(),
            null);
    adapter =
        new AlipayAdapter(
            Map.of(ACCOUNT, account),
            new AlipayClient(
                WebClient.create(vertx), simulator.gateway(), clock, Duration.ofSeconds(3)));
  }

  @AfterEach
  void stop() {
    simulator.close();
    inbox.close();
  }

  @Override
  protected PaymentAdapter adapter() {
    return adapter;
  }

  @Override
  protected Faults faults() {
    return simulator.faults();
  }

  @Override
  protected PaymentStart order(String reference, long amountMinor) {
    return order(reference, amountMinor, PaymentScene.ALIPAY_WAP);
  }

  private PaymentStart order(String reference, long amountMinor, PaymentScene scene) {
    return new PaymentStart(
        ACCOUNT,
        reference,
        scene,
        amountMinor,
        "CNY",
        "支持：山里/水边的图书馆 a=1&b",
        null,
        "203.0.113.7",
        "https://app.crowdshelf.example/pledges/1?a=1&b=2",
        inbox.address(),
        clock.instant().plus(Duration.ofMinutes(14)));
  }

  @Override
  protected void open(StartedPayment opened) {
    assertEquals(200, visit(opened.redirectUrl()));
  }

  @Override
  protected boolean pay(PaymentNumber payment, StartedPayment opened) {
    visit(opened.redirectUrl());
    return simulator.pay(payment.reference());
  }

  private static int visit(String link) {
    try {
      return BROWSER
          .send(
              HttpRequest.newBuilder(URI.create(link)).build(),
              HttpResponse.BodyHandlers.ofString())
          .statusCode();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  protected void end(RefundStart refund, RefundEnd end) {
    // Alipay has made the refund when it answers.
  }

  @Override
  protected List<String> calls() {
    return List.of("query", "close", "refund", "refundQuery");
  }

  @Override
  protected Optional<String> startCall() {
    return Optional.empty();
  }

  @Override
  protected Set<RefundEnd> ends() {
    return Set.of(RefundEnd.DONE);
  }

  @Test
  void opensPhonesAndComputersByALinkAndAppsByAText() {
    for (PaymentScene scene : List.of(PaymentScene.ALIPAY_WAP, PaymentScene.ALIPAY_PAGE)) {
      StartedPayment opened = await(adapter.start(order(reference(), 100, scene)));
      assertEquals(PaymentInstructionKind.REDIRECT, opened.kind());
      open(opened);
    }
    PaymentStart app = order(reference(), 100, PaymentScene.ALIPAY_APP);
    StartedPayment opened = await(adapter.start(app));
    assertEquals(PaymentInstructionKind.APP, opened.kind());
    assertTrue(opened.params().get("orderStr").contains("alipay.trade.app.pay"));
    assertEquals(app.expiresAt(), opened.validUntil());
  }

  @Test
  void refusesALinkThatSomebodyChanged() {
    StartedPayment opened = await(adapter.start(order(reference(), 12_345)));
    assertEquals(400, visit(opened.redirectUrl().replace("123.45", "1.00")));
    assertEquals(200, visit(opened.redirectUrl()));
  }

  @Test
  void cannotBeOpenedOrPaidAfterItsEnd() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter.start(start));
    PaymentStart unopened = order(reference(), 100);
    StartedPayment late = await(adapter.start(unopened));
    open(opened);
    clock.forward(Duration.ofMinutes(14));
    assertFalse(pay(number(start, opened), opened));
    assertEquals(400, visit(late.redirectUrl()));
    assertEquals(
        ProviderPayment.State.UNKNOWN, await(adapter.close(number(unopened, late))).state());
  }

  @Test
  void readsPaymentsAndTellsRefundsFromSecondPayments() {
    RefundStart refund = paidAndRefund(10_000, 2_500);
    Callback paid = inbox.next();
    ProviderEvent.PaymentChanged changed =
        assertInstanceOf(ProviderEvent.PaymentChanged.class, await(adapter.read(paid)));
    assertEquals(refund.payment().reference(), changed.reference());
    assertEquals(10_000, changed.payment().amountMinor());
    await(adapter.refund(refund));
    simulator.notifyRefund(refund.payment().reference(), refund.reference());
    ProviderEvent.RefundChanged told =
        assertInstanceOf(ProviderEvent.RefundChanged.class, await(adapter.read(inbox.next())));
    assertEquals(refund.reference(), told.refundReference());
    assertEquals(ProviderEvent.RefundChanged.NOT_TOLD, told.amountMinor());
  }

  @Test
  void tellsATradeThatWasRefundedWholeFromOneThatWasNeverPaid() {
    RefundStart refund = paidAndRefund(10_000, 10_000);
    inbox.next();
    await(adapter.refund(refund));
    assertEquals(ProviderPayment.State.SUCCEEDED, await(adapter.query(refund.payment())).state());
    simulator.notifyOnce(
        refund.payment().reference(),
        Map.of("refund_fee", "100.00", "out_biz_no", refund.reference()));
    assertInstanceOf(ProviderEvent.RefundChanged.class, await(adapter.read(inbox.next())));
  }

  @Test
  void repeatsUntilTheAnswerIsSuccess() {
    inbox.reply(adapter.reply(false));
    RefundStart refund = paidAndRefund(100, 100);
    inbox.next();
    Callback again = inbox.next();
    assertTrue(again.body().contains(refund.payment().reference()));
    inbox.reply(adapter.reply(true));
    Eventually.holds(() -> assertEquals(0, simulator.waiting()));
    assertEquals("success", adapter.reply(true).body());
  }

  @Test
  void refusesMessagesOfOthersAndChangedOnes() {
    RefundStart refund = paidAndRefund(100, 100);
    Callback genuine = inbox.next();
    String number = refund.payment().reference();
    simulator.notifyOnce(number, Map.of("seller_id", "2088000000000008"));
    assertRefused(inbox.next());
    simulator.notifyOnce(number, Map.of("app_id", "2021000000000002"));
    assertRefused(inbox.next());
    assertRefused(
        new Callback(
            ACCOUNT, Map.of(), genuine.body().replace("total_amount=1.00", "total_amount=9.00")));
    assertRefused(new Callback("unknown", Map.of(), genuine.body()));
    simulator.notifyOnce(number, Map.of("notify_type", "servicemarket_order_notify"));
    assertInstanceOf(ProviderEvent.Irrelevant.class, await(adapter.read(inbox.next())));
    simulator.notifyOnce(number, Map.of("total_amount", "1e9"));
    BadCallback odd = assertThrows(BadCallback.class, () -> await(adapter.read(inbox.next())));
    assertTrue(odd.authentic());
  }

  @Test
  void believesNoAnswerThatIsSignedWrongly() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter.start(start));
    pay(number(start, opened), opened);
    simulator.faults().failNext("query", Faults.Kind.WRONG_SIGNATURE);
    assertFailure(ProviderFailure.Kind.NOT_AUTHENTIC, adapter.query(number(start, opened)));
  }

  @Test
  void tellsRefundsThatHaveToWaitFromThoseThatAPersonHasToMake() {
    RefundStart refund = paidAndRefund(10_000, 6_000);
    simulator.balance("1");
    assertEquals(ProviderRefund.State.NOT_NOW, await(adapter.refund(refund)).state());
    simulator.balance("1000");
    assertEquals(ProviderRefund.State.SUCCEEDED, await(adapter.refund(refund)).state());
    RefundStart finished = paidAndRefund(10_000, 6_000);
    simulator.finish(finished.payment().reference());
    ProviderRefund told = await(adapter.refund(finished));
    assertEquals(ProviderRefund.State.STUCK, told.state());
    assertEquals("ACQ.TRADE_HAS_FINISHED", told.reason());
  }

  @Test
  void fetchesTheBillOfADay() {
    LocalDate day = clock.instant().atZone(adapter.billZone()).toLocalDate();
    assertEquals(Optional.empty(), await(adapter.bill(ACCOUNT, day)));
    RefundStart refund = paidAndRefund(10_000, 2_500);
    await(adapter.refund(refund));
    clock.forward(Duration.ofDays(1));
    List<Bill.Line> lines = await(adapter.bill(ACCOUNT, day)).orElseThrow().lines();
    assertEquals(
        List.of("PAYMENT 10000 600000", "REFUND 2500 -150000"),
        lines.stream()
            .map(line -> line.kind() + " " + line.amountMinor() + " " + line.feeMicros())
            .toList());
    assertEquals(refund.payment().reference(), lines.get(0).reference());
    assertEquals(refund.reference(), lines.get(1).refundReference());
  }

  private void assertRefused(Callback message) {
    BadCallback refused = assertThrows(BadCallback.class, () -> await(adapter.read(message)));
    assertFalse(refused.authentic());
  }
}
