package org.crowdshelf.settlement;

import java.util.ArrayList;
import java.util.List;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;

/**
 * A provider's state of one payment, and every message that it ever sent about it: they stay in the
 * air and may come again, late, and in whatever order.
 */
final class ModelProvider {

  /** Its answer to a request for a refund. */
  enum Mood {
    ENDS_AT_ONCE,
    TELLS_LATER,
    REFUSES
  }

  /**
   * A message.
   *
   * @param payment null in a message about a refund
   * @param refund null in a message about a payment
   * @param ours false if it is about a refund with another number
   */
  record Message(String id, ProviderPayment payment, ProviderRefund refund, boolean ours) {}

  final List<Message> sent = new ArrayList<>();
  private final int number;
  private final long amountMinor;
  private ProviderPayment.State payment = ProviderPayment.State.UNKNOWN;
  private boolean refundTakenOn;
  private boolean refunded;

  ModelProvider(int number, long amountMinor) {
    this.number = number;
    this.amountMinor = amountMinor;
  }

  void begin() {
    if (payment == ProviderPayment.State.UNKNOWN) {
      become(ProviderPayment.State.PENDING);
    }
  }

  /** The payer pays; some providers take the money after they said no. */
  void pay() {
    if (payment == ProviderPayment.State.PENDING
        || payment == ProviderPayment.State.FAILED
        || payment == ProviderPayment.State.CLOSED) {
      become(ProviderPayment.State.SUCCEEDED);
    }
  }

  void decline() {
    if (payment == ProviderPayment.State.PENDING) {
      become(ProviderPayment.State.FAILED);
    }
  }

  /** Nobody can pay any more, unless somebody has. */
  ProviderPayment close() {
    if (payment == ProviderPayment.State.PENDING) {
      become(ProviderPayment.State.CLOSED);
    }
    return query();
  }

  /** Says again what it said, under a new name. */
  void repeat(int message) {
    if (!sent.isEmpty()) {
      Message said = sent.get(message % sent.size());
      send(said.payment(), said.refund(), said.ours());
    }
  }

  /** Messages about money in another currency, and about somebody else's refund. */
  void mistake() {
    send(paid("USD"), null, true);
    send(null, refund(ProviderRefund.State.SUCCEEDED), false);
  }

  ProviderRefund refund(Mood mood) {
    if (refunded) {
      return refund(ProviderRefund.State.SUCCEEDED);
    }
    if (mood == Mood.REFUSES) {
      return tell(ProviderRefund.State.NOT_NOW);
    }
    refundTakenOn = true;
    if (mood == Mood.TELLS_LATER) {
      return tell(ProviderRefund.State.PENDING);
    }
    endRefund();
    return refund(ProviderRefund.State.SUCCEEDED);
  }

  /** A refund that it took on goes through. */
  void endRefund() {
    if (refundTakenOn && !refunded) {
      refunded = true;
      tell(ProviderRefund.State.SUCCEEDED);
    }
  }

  ProviderPayment query() {
    return payment == ProviderPayment.State.SUCCEEDED
        ? paid("CNY")
        : ProviderPayment.unpaid(payment);
  }

  boolean paid() {
    return payment == ProviderPayment.State.SUCCEEDED;
  }

  boolean refunded() {
    return refunded;
  }

  private void become(ProviderPayment.State next) {
    payment = next;
    send(query(), null, true);
  }

  private ProviderRefund tell(ProviderRefund.State state) {
    send(null, refund(state), true);
    return refund(state);
  }

  private ProviderPayment paid(String currency) {
    return new ProviderPayment(
        ProviderPayment.State.SUCCEEDED, amountMinor, currency, null, null, null, null);
  }

  private static ProviderRefund refund(ProviderRefund.State state) {
    return ProviderRefund.of(state, null);
  }

  private void send(ProviderPayment about, ProviderRefund refund, boolean ours) {
    sent.add(new Message(number + "/" + sent.size(), about, refund, ours));
  }
}
