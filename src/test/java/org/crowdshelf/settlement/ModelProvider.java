package org.crowdshelf.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.payment.PaymentStatus;
import org.crowdshelf.payment.ProviderMessage;
import org.crowdshelf.payment.RefundStatus;

/**
 * What a provider knows of one payment, and every message that it ever sent about it: they stay in
 * the air and may come again, late, and in whatever order.
 */
final class ModelProvider {

  /** How it takes a request for a refund. */
  enum Mood {
    ENDS_AT_ONCE,
    TELLS_LATER,
    REFUSES
  }

  final List<ProviderMessage> sent = new ArrayList<>();
  private final int number;
  private final long amountMinor;
  private PaymentStatus payment = PaymentStatus.UNKNOWN;
  private boolean refundTakenOn;
  private boolean refunded;

  ModelProvider(int number, long amountMinor) {
    this.number = number;
    this.amountMinor = amountMinor;
  }

  void begin() {
    if (payment == PaymentStatus.UNKNOWN) {
      payment = PaymentStatus.PENDING;
      send(PaymentStatus.PENDING, null, amountMinor);
    }
  }

  /** The payer pays; some providers take the money after they said no. */
  void pay() {
    if (payment == PaymentStatus.PENDING || payment == PaymentStatus.FAILED) {
      payment = PaymentStatus.SUCCEEDED;
      send(PaymentStatus.SUCCEEDED, null, amountMinor);
    }
  }

  void decline() {
    if (payment == PaymentStatus.PENDING) {
      payment = PaymentStatus.FAILED;
      send(PaymentStatus.FAILED, null, amountMinor);
    }
  }

  /** Says again what it said, under a new name. */
  void repeat(int message) {
    if (!sent.isEmpty()) {
      ProviderMessage said = sent.get(message % sent.size());
      send(said.payment(), said.refund(), said.amountMinor());
    }
  }

  /** A message about somebody else's money under this reference. */
  void mistake() {
    send(PaymentStatus.SUCCEEDED, null, amountMinor + 1);
    send(null, RefundStatus.SUCCEEDED, amountMinor + 1);
  }

  RefundStatus refund(Mood mood) {
    if (refunded) {
      return RefundStatus.SUCCEEDED;
    }
    if (mood == Mood.REFUSES) {
      send(null, RefundStatus.FAILED, amountMinor);
      return RefundStatus.FAILED;
    }
    refundTakenOn = true;
    if (mood == Mood.TELLS_LATER) {
      send(null, RefundStatus.PENDING, amountMinor);
      return RefundStatus.PENDING;
    }
    endRefund();
    return RefundStatus.SUCCEEDED;
  }

  /** A refund that it took on goes through. */
  void endRefund() {
    if (refundTakenOn && !refunded) {
      refunded = true;
      send(null, RefundStatus.SUCCEEDED, amountMinor);
    }
  }

  PaymentStatus payment() {
    return payment;
  }

  boolean refunded() {
    return refunded;
  }

  private void send(PaymentStatus about, RefundStatus refund, long minor) {
    String id = number + "/" + sent.size();
    String reference = new UUID(0, number).toString();
    sent.add(new ProviderMessage(id, reference, minor, "CNY", about, refund));
  }
}
