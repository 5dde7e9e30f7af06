package org.crowdshelf.payment.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crowdshelf.payment.AdapterContract;
import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.PaymentAdapter;
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
import org.crowdshelf.support.provider.stripe.StripeSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter of Stripe keeps the port's contract, and the rules of its own protocol. */
class StripeAdapterTest extends AdapterContract {

  private static final String ACCOUNT = "default";

  private static Vertx vertx;
  private final MovableClock clock = new MovableClock();
  private Inbox inbox;
  private StripeSimulator simulator;
  private StripeAdapter adapter;

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
    simulator = new StripeSimulator(URI.create(inbox.address()), clock, 0.001);
    StripeAccount account =
        StripeAccount.of(
            StripeSimulator.KEY,
            new WebhookSecrets(List.of("whsec_next", StripeSimulator.SECRET)),
            null);
    adapter =
        new StripeAdapter(
            Map.of(ACCOUNT, account),
            new StripeClient(WebClient.create(vertx), simulator.address(), Duration.ofSeconds(3)),
            clock);
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
    return new PaymentStart(
        ACCOUNT,
        reference,
        PaymentScene.STRIPE_PAGE,
        amountMinor,
        "USD",
        "A library for hill villages",
        null,
        "203.0.113.7",
        "https://app.crowdshelf.example/pledges/1",
        inbox.address(),
        clock.instant().plus(Duration.ofMinutes(14)));
  }

  @Override
  protected void open(StartedPayment opened) {
    assertTrue(opened.redirectUrl().startsWith("https://checkout.stripe.com/"));
  }

  @Override
  protected boolean pay(PaymentNumber payment, StartedPayment opened) {
    return simulator.pay(opened.providerReference());
  }

  @Override
  protected void end(RefundStart refund, RefundEnd end) {
    simulator.endRefund(
        refund.reference(),
        switch (end) {
          case DONE -> "succeeded";
          case CLOSED -> "canceled";
          case STUCK -> "failed";
        });
  }

  @Override
  protected List<String> calls() {
    return List.of("query", "expire", "refund", "refunds");
  }

  @Override
  protected Optional<String> startCall() {
    return Optional.of("create");
  }

  @Override
  protected Set<RefundEnd> ends() {
    return Set.of(RefundEnd.DONE, RefundEnd.CLOSED, RefundEnd.STUCK);
  }

  @Test
  void refusesOtherParametersUnderTheSameReference() {
    String reference = reference();
    await(adapter.start(order(reference, 100)));
    assertFailure(ProviderFailure.Kind.REFERENCE_USED, adapter.start(order(reference, 200)));
  }

  @Test
  void refusesAmountsThatStripeDoesNotTake() {
    assertFailure(ProviderFailure.Kind.REFUSED, adapter.start(order(reference(), 49)));
    assertEquals(50, adapter.accepts("USD").orElseThrow().minimumMinor());
  }

  @Test
  void isPaidByADelayedMethodOnlyOnceItSucceeded() {
    PaymentStart start = order(reference(), 5_000);
    StartedPayment opened = await(adapter.start(start));
    simulator.payLater(opened.providerReference());
    ProviderEvent.PaymentChanged completed =
        assertInstanceOf(ProviderEvent.PaymentChanged.class, await(adapter.read(inbox.next())));
    assertEquals(ProviderPayment.State.PENDING, completed.payment().state());
    assertEquals(
        ProviderPayment.State.PENDING, await(adapter.query(number(start, opened))).state());
    simulator.settleLater(opened.providerReference(), true);
    assertPaid(await(adapter.read(inbox.next())), start);
    PaymentStart other = order(reference(), 5_000);
    StartedPayment failing = await(adapter.start(other));
    simulator.payLater(failing.providerReference());
    inbox.next();
    simulator.settleLater(failing.providerReference(), false);
    ProviderEvent.PaymentChanged failed =
        assertInstanceOf(ProviderEvent.PaymentChanged.class, await(adapter.read(inbox.next())));
    assertEquals(ProviderPayment.State.FAILED, failed.payment().state());
  }

  @Test
  void tellsTheFeeWithThePayment() {
    PaymentStart start = order(reference(), 10_000);
    StartedPayment opened = await(adapter.start(start));
    pay(number(start, opened), opened);
    assertEquals(320, await(adapter.query(number(start, opened))).feeMinor());
  }

  @Test
  void tellsARefundThatFailsAfterItSucceeded() {
    RefundStart refund = paidAndRefund(10_000, 2_500);
    inbox.next();
    await(adapter.refund(refund));
    simulator.endRefund(refund.reference(), "succeeded");
    ProviderEvent.RefundChanged done =
        assertInstanceOf(ProviderEvent.RefundChanged.class, await(adapter.read(inbox.next())));
    assertEquals(ProviderRefund.State.SUCCEEDED, done.refund().state());
    simulator.endRefund(refund.reference(), "failed");
    ProviderEvent.RefundChanged failed =
        assertInstanceOf(ProviderEvent.RefundChanged.class, await(adapter.read(inbox.next())));
    assertEquals(ProviderRefund.State.STUCK, failed.refund().state());
    assertEquals("expired_or_canceled_card", failed.refund().reason());
    assertEquals(refund.reference(), failed.refundReference());
    assertEquals(refund.transactionNumber(), failed.transactionNumber());
    assertEquals(2_500, failed.amountMinor());
  }

  @Test
  void findsItsRefundWhenStripeHasForgottenTheKey() {
    RefundStart refund = paidAndRefund(10_000, 2_500);
    String made = await(adapter.refund(refund)).providerReference();
    clock.forward(Duration.ofDays(2));
    assertEquals(made, await(adapter.refund(refund)).providerReference());
  }

  @Test
  void tellsDisputesByThePaymentsNumber() {
    RefundStart paid = paidAndRefund(10_000, 1);
    inbox.next();
    simulator.dispute(paid.payment().providerReference());
    ProviderEvent.Disputed dispute =
        assertInstanceOf(ProviderEvent.Disputed.class, await(adapter.read(inbox.next())));
    assertEquals(paid.transactionNumber(), dispute.transactionNumber());
    assertEquals(10_000, dispute.amountMinor());
    assertTrue(dispute.taken());
  }

  @Test
  void refusesEventsOfTheOtherModeAndChangedOnes() {
    simulator.send("checkout.session.completed", JsonNodeFactory.instance.objectNode(), true);
    assertRefused(inbox.next());
    simulator.send("customer.created", JsonNodeFactory.instance.objectNode(), false);
    Callback genuine = inbox.next();
    assertInstanceOf(ProviderEvent.Irrelevant.class, await(adapter.read(genuine)));
    assertRefused(new Callback(ACCOUNT, genuine.headers(), genuine.body() + " "));
    assertRefused(new Callback("unknown", genuine.headers(), genuine.body()));
    clock.forward(Duration.ofSeconds(301));
    assertRefused(genuine);
  }

  @Test
  void fetchesEveryPageOfADaysBill() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), adapter.billZone());
    assertEquals(Optional.empty(), await(adapter.bill(ACCOUNT, day)));
    RefundStart refund = paidAndRefund(10_000, 2_500);
    await(adapter.refund(refund));
    RefundStart disputed = paidAndRefund(5_000, 1);
    simulator.dispute(disputed.payment().providerReference());
    clock.forward(Duration.ofDays(1));
    List<Bill.Line> lines = await(adapter.bill(ACCOUNT, day)).orElseThrow().lines();
    assertEquals(
        List.of(
            "PAYMENT 10000 3200000",
            "REFUND 2500 0",
            "PAYMENT 5000 1750000",
            "DISPUTE 5000 15000000"),
        lines.stream()
            .map(line -> line.kind() + " " + line.amountMinor() + " " + line.feeMicros())
            .toList());
    assertEquals(refund.payment().reference(), lines.get(0).reference());
    assertEquals(refund.reference(), lines.get(1).refundReference());
    assertEquals(disputed.transactionNumber(), lines.get(3).transactionNumber());
  }

  private void assertRefused(Callback message) {
    BadCallback refused = assertThrows(BadCallback.class, () -> await(adapter.read(message)));
    assertFalse(refused.authentic());
  }
}
