package org.crowdshelf.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.payment.port.PaymentNumber;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;
import org.crowdshelf.payment.port.StartedPayment;
import org.crowdshelf.support.provider.Faults;
import org.junit.jupiter.api.Test;

/**
 * The contract that the payment engine relies on, the same for every adapter. A subclass brings the
 * adapter and a simulator of its provider.
 */
public abstract class AdapterContract {

  /** The end of a refund at the provider. */
  public enum RefundEnd {
    DONE,
    /** It failed for good under its number. */
    CLOSED,
    /** A person has to act. */
    STUCK
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RACES = 200;

  /** The adapter, talking to the simulator. */
  protected abstract PaymentAdapter adapter();

  /** The faults of the simulator. */
  protected abstract Faults faults();

  /** A payment of this amount, with the adapter's first scene and currency. */
  protected abstract PaymentStart order(String reference, long amountMinor);

  /** The payer opens the payment and does not pay. */
  protected abstract void open(StartedPayment opened);

  /** The payer opens the payment and pays; false where it can no longer be paid. */
  protected abstract boolean pay(PaymentNumber payment, StartedPayment opened);

  /** The provider ends a refund. */
  protected abstract void end(RefundStart refund, RefundEnd end);

  /** The names of the simulator's calls: query, close, refund, refund query. */
  protected abstract List<String> calls();

  /** The name of the call that starts a payment; empty where the payer opens a signed link. */
  protected abstract Optional<String> startCall();

  /** The ways in which a refund of this provider may end after it was accepted. */
  protected abstract Set<RefundEnd> ends();

  @Test
  void startsOneOrderForOneReference() {
    PaymentStart start = order(reference(), 12_345);
    StartedPayment first = await(adapter().start(start));
    StartedPayment second = await(adapter().start(start));
    assertEquals(first.kind(), second.kind());
    assertTrue(pay(number(start, first), first));
    assertEquals(12_345, await(adapter().query(number(start, first))).amountMinor());
    assertFalse(pay(number(start, second), second), "one order is paid once");
  }

  @Test
  void startsAgainAfterALostAnswer() {
    PaymentStart start = order(reference(), 100);
    if (startCall().isPresent()) {
      faults().failNext(startCall().get(), Faults.Kind.ANSWER_LOST);
      assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter().start(start));
    }
    StartedPayment opened = await(adapter().start(start));
    assertTrue(pay(number(start, opened), opened));
    assertEquals(ProviderPayment.State.SUCCEEDED, state(start, opened));
  }

  @Test
  void startsOneOrderForTwoCallsAtOnce() {
    PaymentStart start = order(reference(), 100);
    CompletableFuture<StartedPayment> one =
        adapter().start(start).subscribeAsCompletionStage().toCompletableFuture();
    CompletableFuture<StartedPayment> other =
        adapter().start(start).subscribeAsCompletionStage().toCompletableFuture();
    assertEquals(one.join().kind(), other.join().kind());
    assertTrue(pay(number(start, one.join()), one.join()));
    assertFalse(pay(number(start, other.join()), other.join()));
  }

  @Test
  void tellsWhatBecameOfAPayment() {
    PaymentStart start = order(reference(), 50_000);
    StartedPayment opened = await(adapter().start(start));
    ProviderPayment unpaid = await(adapter().query(number(start, opened)));
    assertTrue(
        unpaid.state() == ProviderPayment.State.PENDING
            || unpaid.state() == ProviderPayment.State.UNKNOWN,
        unpaid.toString());
    assertNull(unpaid.transactionNumber());
    assertTrue(pay(number(start, opened), opened));
    ProviderPayment paid = await(adapter().query(number(start, opened)));
    assertEquals(ProviderPayment.State.SUCCEEDED, paid.state());
    assertEquals(50_000, paid.amountMinor());
    assertEquals(start.currency(), paid.currency());
    assertNotNull(paid.transactionNumber());
    assertNotNull(paid.paidAt());
  }

  @Test
  void knowsNoPaymentThatWasNeverStarted() {
    PaymentStart start = order(reference(), 100);
    assertEquals(
        ProviderPayment.State.UNKNOWN,
        await(adapter().query(new PaymentNumber(start.account(), start.reference(), null)))
            .state());
  }

  @Test
  void closesAnUnpaidPaymentSoThatItCanNoLongerBePaid() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter().start(start));
    open(opened);
    ProviderPayment closed = await(adapter().close(number(start, opened)));
    assertEquals(ProviderPayment.State.CLOSED, closed.state());
    assertFalse(pay(number(start, opened), opened));
    assertEquals(
        ProviderPayment.State.CLOSED, await(adapter().close(number(start, opened))).state());
  }

  @Test
  void tellsThatAPaymentWasPaidWhenItIsToBeClosed() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter().start(start));
    assertTrue(pay(number(start, opened), opened));
    ProviderPayment told = await(adapter().close(number(start, opened)));
    assertEquals(ProviderPayment.State.SUCCEEDED, told.state());
    assertEquals(100, told.amountMinor());
  }

  @Test
  void closingAndPayingAtOnceHaveOneWinner() {
    for (int i = 0; i < RACES; i++) {
      PaymentStart start = order(reference(), 100);
      StartedPayment opened = await(adapter().start(start));
      open(opened);
      CompletableFuture<Boolean> payer =
          CompletableFuture.supplyAsync(() -> pay(number(start, opened), opened));
      ProviderPayment told = await(adapter().close(number(start, opened)));
      assertEquals(
          payer.join() ? ProviderPayment.State.SUCCEEDED : ProviderPayment.State.CLOSED,
          told.state());
    }
  }

  @Test
  void givesAPartBackOnceForOneReference() {
    RefundStart refund = paidAndRefund(10_000, 2_500);
    ProviderRefund first = await(adapter().refund(refund));
    assertTrue(
        first.state() == ProviderRefund.State.PENDING
            || first.state() == ProviderRefund.State.SUCCEEDED,
        first.toString());
    assertEquals(first.providerReference(), await(adapter().refund(refund)).providerReference());
    end(refund, RefundEnd.DONE);
    assertEquals(ProviderRefund.State.SUCCEEDED, await(adapter().queryRefund(refund)).state());
    assertEquals(ProviderRefund.State.SUCCEEDED, await(adapter().refund(refund)).state());
    ProviderPayment payment = await(adapter().query(refund.payment()));
    assertEquals(ProviderPayment.State.SUCCEEDED, payment.state(), "it was paid all the same");
    assertEquals(10_000, payment.amountMinor());
  }

  @Test
  void knowsNoRefundThatNeverArrived() {
    RefundStart refund = paidAndRefund(10_000, 10_000);
    faults().failNext(calls().get(2), Faults.Kind.SILENCE);
    assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter().refund(refund));
    assertEquals(ProviderRefund.State.UNKNOWN, await(adapter().queryRefund(refund)).state());
    await(adapter().refund(refund));
    end(refund, RefundEnd.DONE);
    assertEquals(ProviderRefund.State.SUCCEEDED, await(adapter().queryRefund(refund)).state());
  }

  @Test
  void findsARefundWhoseAnswerWasLost() {
    RefundStart refund = paidAndRefund(10_000, 10_000);
    faults().failNext(calls().get(2), Faults.Kind.ANSWER_LOST);
    assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter().refund(refund));
    assertFalse(
        await(adapter().queryRefund(refund)).state() == ProviderRefund.State.UNKNOWN,
        "it was made");
  }

  @Test
  void tellsARefundThatNeedsANewNumberFromOneThatNeedsAPerson() {
    if (ends().contains(RefundEnd.STUCK)) {
      RefundStart stuck = paidAndRefund(10_000, 10_000);
      await(adapter().refund(stuck));
      end(stuck, RefundEnd.STUCK);
      assertEquals(ProviderRefund.State.STUCK, await(adapter().queryRefund(stuck)).state());
    }
    if (ends().contains(RefundEnd.CLOSED)) {
      RefundStart closed = paidAndRefund(10_000, 10_000);
      await(adapter().refund(closed));
      end(closed, RefundEnd.CLOSED);
      assertEquals(ProviderRefund.State.CLOSED, await(adapter().refund(closed)).state());
      RefundStart again = again(closed);
      await(adapter().refund(again));
      end(again, RefundEnd.DONE);
      assertEquals(ProviderRefund.State.SUCCEEDED, await(adapter().queryRefund(again)).state());
    }
  }

  @Test
  void tellsWhatCanBeRepeatedFromWhatAnOperatorHasToMend() {
    PaymentStart start = order(reference(), 100);
    StartedPayment opened = await(adapter().start(start));
    open(opened);
    PaymentNumber payment = number(start, opened);
    String query = calls().get(0);
    for (int status : new int[] {429, 500, 502}) {
      faults().failNext(query, status, "SYSTEM_ERROR");
      assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter().query(payment));
    }
    faults().failNext(query, 401, "SIGN_ERROR");
    assertFailure(ProviderFailure.Kind.MISCONFIGURED, adapter().query(payment));
    faults().failNext(query, Faults.Kind.SILENCE);
    assertFailure(ProviderFailure.Kind.TRY_AGAIN, adapter().query(payment));
    faults().failNext(query, Faults.Kind.HALF_ANSWER);
    assertThrows(ProviderFailure.class, () -> await(adapter().query(payment)));
    assertEquals(ProviderPayment.State.PENDING, await(adapter().query(payment)).state());
  }

  /** A paid payment, and a part of it to give back. */
  protected RefundStart paidAndRefund(long paidMinor, long refundMinor) {
    PaymentStart start = order(reference(), paidMinor);
    StartedPayment opened = await(adapter().start(start));
    PaymentNumber payment = number(start, opened);
    assertTrue(pay(payment, opened));
    ProviderPayment paid = await(adapter().query(payment));
    return new RefundStart(
        payment,
        paid.transactionNumber(),
        reference(),
        refundMinor,
        paidMinor,
        start.currency(),
        "项目未达成目标",
        start.callbackUrl());
  }

  private static RefundStart again(RefundStart closed) {
    return new RefundStart(
        closed.payment(),
        closed.transactionNumber(),
        reference(),
        closed.amountMinor(),
        closed.paymentMinor(),
        closed.currency(),
        closed.reason(),
        closed.callbackUrl());
  }

  /** Asserts that a message is about this payment, which succeeded. */
  protected static void assertPaid(ProviderEvent event, PaymentStart start) {
    ProviderEvent.PaymentChanged changed =
        assertInstanceOf(ProviderEvent.PaymentChanged.class, event);
    assertEquals(start.reference(), changed.reference());
    assertEquals(ProviderPayment.State.SUCCEEDED, changed.payment().state());
    assertEquals(start.amountMinor(), changed.payment().amountMinor());
    assertEquals(start.currency(), changed.payment().currency());
  }

  protected static PaymentNumber number(PaymentStart start, StartedPayment opened) {
    return new PaymentNumber(start.account(), start.reference(), opened.providerReference());
  }

  protected static String reference() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  protected static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  protected static void assertFailure(ProviderFailure.Kind kind, Uni<?> answer) {
    assertEquals(kind, assertThrows(ProviderFailure.class, () -> await(answer)).kind());
  }

  private ProviderPayment.State state(PaymentStart start, StartedPayment opened) {
    return await(adapter().query(number(start, opened))).state();
  }
}
