package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.AdapterContract;
import org.crowdshelf.payment.Vectors;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.MerchantAccount;
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
import org.crowdshelf.support.provider.Faults;
import org.crowdshelf.support.provider.Inbox;
import org.crowdshelf.support.provider.MovableClock;
import org.crowdshelf.support.provider.wechat.WechatPaySimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter of WeChat Pay keeps the port's contract, and the rules of its own protocol. */
class WechatAdapterTest extends AdapterContract {

  private static final KeyPair MERCHANT = Vectors.newKeys();
  private static final KeyPair PLATFORM = Vectors.newKeys();
  private static final KeyPair CERTIFICATE = Vectors.newKeys();
  private static final String CERTIFICATE_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  private static final String ACCOUNT = "default";

  private static Vertx vertx;
  private final MovableClock clock = new MovableClock();
  private Inbox inbox;
  private WechatPaySimulator simulator;
  private WechatAdapter adapter;

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
    Map<String, KeyPair> keys = new LinkedHashMap<>();
    keys.put(WechatPaySimulator.KEY_ID, PLATFORM);
    keys.put(CERTIFICATE_SERIAL, CERTIFICATE);
    simulator = new WechatPaySimulator(MERCHANT.getPublic(), keys, clock, 0.001);
    simulator.refunds().spaced(false);
    adapter = adapter(WechatPaySimulator.KEY_ID, WechatPaySimulator.API_V3_KEY);
  }

  @AfterEach
  void stop() {
    simulator.close();
    inbox.close();
  }

  /** The merchant that takes the money. */
  WechatContract contract() {
    return new WechatContract(WechatPaySimulator.MERCHANT, null);
  }

  private WechatAdapter adapter(String answerKey, String... apiV3Keys) {
    Map<PaymentScene, String> apps = new LinkedHashMap<>();
    for (PaymentScene scene :
        List.of(
            PaymentScene.WECHAT_MINI_PROGRAM,
            PaymentScene.WECHAT_PAGE,
            PaymentScene.WECHAT_H5,
            PaymentScene.WECHAT_QR,
            PaymentScene.WECHAT_APP)) {
      apps.put(scene, WechatPaySimulator.APP);
    }
    WechatAccount account =
        new WechatAccount(
            new MerchantSigner(
                WechatPaySimulator.MERCHANT, WechatPaySimulator.SERIAL, MERCHANT.getPrivate()),
            contract(),
            apps,
            new PlatformKeys(
                Map.of(
                    WechatPaySimulator.KEY_ID,
                    PLATFORM.getPublic(),
                    CERTIFICATE_SERIAL,
                    CERTIFICATE.getPublic())),
            answerKey,
            new ResourceCipher(List.of(apiV3Keys)),
            new WechatAccount.Site("众书架", "https://crowdshelf.example"),
            null);
    WebClient web = WebClient.create(vertx, new WebClientOptions().setKeepAlive(true));
    return new WechatAdapter(
        Map.of(ACCOUNT, account),
        new WechatClient(web, simulator.address(), clock, Duration.ofSeconds(3)),
        clock);
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
    return order(reference, amountMinor, PaymentScene.WECHAT_MINI_PROGRAM);
  }

  private PaymentStart order(String reference, long amountMinor, PaymentScene scene) {
    boolean inside = scene == PaymentScene.WECHAT_MINI_PROGRAM || scene == PaymentScene.WECHAT_PAGE;
    return new PaymentStart(
        ACCOUNT,
        reference,
        scene,
        amountMinor,
        "CNY",
        "支持：大山里的图书馆",
        inside ? "oTest0000000000000000000001" : null,
        "203.0.113.7",
        "https://app.crowdshelf.example/pledges/1",
        inbox.address(),
        clock.instant().plus(Duration.ofMinutes(14)));
  }

  @Override
  protected boolean pay(PaymentNumber payment, StartedPayment opened) {
    return simulator.pay(payment.reference(), "oTest0000000000000000000001");
  }

  @Override
  protected void end(RefundStart refund, RefundEnd end) {
    simulator.endRefund(
        refund.reference(),
        switch (end) {
          case DONE -> "SUCCESS";
          case CLOSED -> "CLOSED";
          case STUCK -> "ABNORMAL";
        });
  }

  @Override
  protected List<String> calls() {
    return List.of("query", "close", "refund", "queryRefund");
  }

  @Override
  protected Optional<String> startCall() {
    return Optional.of("order");
  }

  @Override
  protected Set<RefundEnd> ends() {
    return Set.of(RefundEnd.DONE, RefundEnd.CLOSED, RefundEnd.STUCK);
  }

  @Override
  protected void open(StartedPayment opened) {
    // The order call has made the order; opening it changes nothing at WeChat Pay.
  }

  @Test
  void opensEachSceneByItsOwnMeans() {
    Map<PaymentScene, PaymentInstructionKind> kinds =
        Map.of(
            PaymentScene.WECHAT_MINI_PROGRAM, PaymentInstructionKind.WX_REQUEST_PAYMENT,
            PaymentScene.WECHAT_PAGE, PaymentInstructionKind.WEIXIN_JS_BRIDGE,
            PaymentScene.WECHAT_H5, PaymentInstructionKind.REDIRECT,
            PaymentScene.WECHAT_QR, PaymentInstructionKind.QR_TEXT,
            PaymentScene.WECHAT_APP, PaymentInstructionKind.APP);
    kinds.forEach(
        (scene, kind) -> {
          StartedPayment opened = await(adapter.start(order(reference(), 100, scene)));
          assertEquals(kind, opened.kind());
          assertEquals(kind == PaymentInstructionKind.REDIRECT, opened.redirectUrl() != null);
          Duration valid = Duration.between(clock.instant(), opened.validUntil());
          assertEquals(
              scene == PaymentScene.WECHAT_H5 ? Duration.ofMinutes(5) : Duration.ofHours(2), valid);
        });
    StartedPayment h5 = await(adapter.start(order(reference(), 100, PaymentScene.WECHAT_H5)));
    assertTrue(
        h5.redirectUrl()
            .endsWith("&redirect_url=https%3A%2F%2Fapp.crowdshelf.example%2Fpledges%2F1"));
  }

  @Test
  void refusesAnotherSceneUnderTheSameReference() {
    String reference = reference();
    await(adapter.start(order(reference, 100)));
    assertFailure(
        ProviderFailure.Kind.REFERENCE_USED,
        adapter.start(order(reference, 100, PaymentScene.WECHAT_QR)));
  }

  @Test
  void cannotBePaidAfterItsEnd() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter.start(start));
    clock.forward(Duration.ofMinutes(14));
    assertFalse(pay(number(start, opened), opened));
    assertEquals(
        ProviderPayment.State.PENDING, await(adapter.query(number(start, opened))).state());
    assertEquals(ProviderPayment.State.CLOSED, await(adapter.close(number(start, opened))).state());
  }

  @Test
  void readsTheNotificationsOfPaymentsAndRefunds() {
    PaymentStart start = order(reference(), 7_700);
    StartedPayment opened = await(adapter.start(start));
    assertTrue(pay(number(start, opened), opened));
    Callback message = inbox.next();
    assertPaid(await(adapter.read(message)), start);
    RefundStart refund =
        new RefundStart(
            number(start, opened), null, reference(), 700, 7_700, "CNY", "退款", inbox.address());
    await(adapter.refund(refund));
    simulator.endRefund(refund.reference(), "SUCCESS");
    ProviderEvent.RefundChanged changed =
        assertInstanceOf(ProviderEvent.RefundChanged.class, await(adapter.read(inbox.next())));
    assertEquals(refund.reference(), changed.refundReference());
    assertEquals(700, changed.amountMinor());
    assertEquals(ProviderRefund.State.SUCCEEDED, changed.refund().state());
    assertEquals("支付用户零钱", changed.refund().destination());
  }

  @Test
  void refusesProbesOldMessagesAndChangedBodies() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter.start(start));
    pay(number(start, opened), opened);
    Callback genuine = inbox.next();
    simulator.probe(start.reference());
    assertRefused(inbox.next());
    simulator.notifyPaid(start.reference(), clock.instant().minusSeconds(301));
    assertRefused(inbox.next());
    simulator.notifyPaid(start.reference(), clock.instant().plusSeconds(301));
    assertRefused(inbox.next());
    simulator.notifyPaid(start.reference(), clock.instant().minusSeconds(299));
    assertPaid(await(adapter.read(inbox.next())), start);
    assertRefused(new Callback(ACCOUNT, genuine.headers(), genuine.body() + " "));
    assertRefused(new Callback("unknown", genuine.headers(), genuine.body()));
    assertEquals(200, adapter.reply(true).status());
    assertEquals(400, adapter.reply(false).status());
  }

  @Test
  void asksForAnswersByEitherKeyWhileTheMerchantChangesThem() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened =
        await(adapter(CERTIFICATE_SERIAL, WechatPaySimulator.API_V3_KEY).start(start));
    assertEquals(
        ProviderPayment.State.PENDING, await(adapter.query(number(start, opened))).state());
  }

  @Test
  void readsNotificationsUnderThePreviousKeyAndSaysWhereNoneFits() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter.start(start));
    pay(number(start, opened), opened);
    Callback message = inbox.next();
    String other = "ffffffffffffffffffffffffffffffff";
    assertPaid(
        await(
            adapter(WechatPaySimulator.KEY_ID, other, WechatPaySimulator.API_V3_KEY).read(message)),
        start);
    assertFailure(
        ProviderFailure.Kind.MISCONFIGURED,
        adapter(WechatPaySimulator.KEY_ID, other).read(message));
  }

  @Test
  void believesNoAnswerThatIsSignedWrongly() {
    PaymentStart start = order(reference(), 100);
    simulator.faults().failNext("order", Faults.Kind.WRONG_SIGNATURE);
    assertFailure(ProviderFailure.Kind.NOT_AUTHENTIC, adapter.start(start));
    StartedPayment opened = await(adapter.start(start));
    pay(number(start, opened), opened);
    simulator.faults().failNext("query", Faults.Kind.WRONG_SIGNATURE);
    assertFailure(ProviderFailure.Kind.NOT_AUTHENTIC, adapter.query(number(start, opened)));
  }

  @Test
  void waitsWhereTheBalanceIsTooLowAndWhereRefundsComeTooFast() {
    RefundStart refund = paidAndRefund(10_000, 6_000);
    simulator.refunds().balance(100);
    ProviderRefund told = await(adapter.refund(refund));
    assertEquals(ProviderRefund.State.NOT_NOW, told.state());
    assertEquals("NOTENOUGH", told.reason());
    simulator.refunds().balance(1_000_000);
    await(adapter.refund(refund));
    simulator.refunds().spaced(true);
    RefundStart second =
        new RefundStart(
            refund.payment(), null, reference(), 4_000, 10_000, "CNY", "退款", inbox.address());
    assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter.refund(second));
    clock.forward(Duration.ofMinutes(2));
    assertEquals(ProviderRefund.State.PENDING, await(adapter.refund(second)).state());
    RefundStart third =
        new RefundStart(
            refund.payment(), null, reference(), 1, 10_000, "CNY", "退款", inbox.address());
    clock.forward(Duration.ofMinutes(2));
    assertEquals(
        ProviderRefund.State.STUCK,
        await(adapter.refund(third)).state(),
        "more than was paid can never be given back");
  }

  @Test
  void fetchesTheBillOfADay() {
    LocalDate day = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    assertEquals(Optional.empty(), await(adapter.bill(ACCOUNT, day)));
    RefundStart refund = paidAndRefund(10_000, 2_500);
    await(adapter.refund(refund));
    clock.forward(Duration.ofDays(2));
    List<Bill.Line> lines = await(adapter.bill(ACCOUNT, day)).orElseThrow().lines();
    assertEquals(
        List.of(
            refund.payment().reference() + " 10000 600000",
            refund.payment().reference() + " 2500 -150000"),
        lines.stream()
            .map(line -> line.reference() + " " + line.amountMinor() + " " + line.feeMicros())
            .toList());
    assertEquals(refund.reference(), lines.get(1).refundReference());
    assertEquals(List.of(), await(adapter.bill(ACCOUNT, day.plusDays(1))).orElseThrow().lines());
    simulator.faults().failNext("download", Faults.Kind.HALF_ANSWER);
    assertThrows(ProviderFailure.class, () -> await(adapter.bill(ACCOUNT, day)));
  }

  @Test
  void acceptsYuanOnly() {
    assertTrue(adapter.accepts("CNY").isPresent());
    assertTrue(adapter.accepts("USD").isEmpty());
  }

  @Test
  void tellsWhoTakesTheMoney() {
    MerchantAccount account = adapter.accounts().get(0);
    assertEquals(contract().receiver(), account.externalId());
    assertEquals(contract().mode(), account.mode());
  }

  private void assertRefused(Callback message) {
    BadCallback refused = assertThrows(BadCallback.class, () -> await(adapter.read(message)));
    assertFalse(refused.authentic());
  }
}
