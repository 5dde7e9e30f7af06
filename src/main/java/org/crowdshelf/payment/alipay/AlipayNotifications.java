package org.crowdshelf.payment.alipay;

import org.crowdshelf.payment.port.BadCallback;
import org.crowdshelf.payment.port.Callback;
import org.crowdshelf.payment.port.ProviderEvent;
import org.crowdshelf.payment.port.ProviderRefund;

/** Proves and reads notifications. */
final class AlipayNotifications {

  private static final int LONGEST_ID = 100;

  private AlipayNotifications() {}

  /**
   * The event of a notification. A message with refund_fee is about a refund, whatever its
   * trade_status: a part refund repeats TRADE_SUCCESS.
   *
   * @throws BadCallback not authentic, of another application or seller, or malformed
   */
  static ProviderEvent read(AlipayAccount account, Callback message) {
    SignedForm form = SignedForm.prove(message.body(), account.alipaysKey());
    if (!form.get("app_id").equals(account.appId())) {
      throw BadCallback.notAuthentic("another application");
    }
    String id = id(form.get("notify_id"));
    if (!form.get("notify_type").equals("trade_status_sync")) {
      return new ProviderEvent.Irrelevant(id);
    }
    if (!form.get("seller_id").equals(account.sellerId())) {
      throw BadCallback.notAuthentic("another seller");
    }
    String reference = id(form.get("out_trade_no"));
    try {
      return form.get("refund_fee").isEmpty()
          ? new ProviderEvent.PaymentChanged(
              id, reference, AlipayStates.payment(form::get, "gmt_payment"))
          : refund(id, reference, form);
    } catch (IllegalArgumentException malformed) {
      throw BadCallback.nonsense(malformed.getMessage());
    }
  }

  // refund_fee is the sum of all refunds so far, so the amount of this one is not told.
  private static ProviderEvent refund(String id, String reference, SignedForm form) {
    return new ProviderEvent.RefundChanged(
        id,
        reference,
        form.get("trade_no"),
        id(form.get("out_biz_no")),
        ProviderEvent.RefundChanged.NOT_TOLD,
        "CNY",
        ProviderRefund.of(ProviderRefund.State.SUCCEEDED, null));
  }

  private static String id(String id) {
    if (id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
      throw BadCallback.nonsense("id");
    }
    return id;
  }
}
