package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.crowdshelf.payment.port.PaymentInstructionKind;
import org.crowdshelf.payment.port.PaymentScene;
import org.crowdshelf.payment.port.PaymentStart;
import org.crowdshelf.payment.port.StartedPayment;

/**
 * Signed parameters with which a payer opens a payment; the service itself does not call Alipay.
 */
final class PayLink {

  /** The longest subject, in characters. */
  private static final int SUBJECT = 256;

  private PayLink() {}

  /** The link, or the text for the app SDK, that opens a payment. */
  static StartedPayment of(AlipayClient client, AlipayAccount account, PaymentStart start) {
    String method =
        switch (start.scene()) {
          case ALIPAY_WAP -> "alipay.trade.wap.pay";
          case ALIPAY_PAGE -> "alipay.trade.page.pay";
          case ALIPAY_APP -> "alipay.trade.app.pay";
          default ->
              throw new IllegalArgumentException(start.scene() + " is not a scene of Alipay");
        };
    Map<String, String> more = new HashMap<>();
    more.put("notify_url", start.callbackUrl());
    more.put("return_url", start.returnUrl() == null ? "" : start.returnUrl());
    SignedForm form = client.form(account, method, order(start), more);
    return start.scene() == PaymentScene.ALIPAY_APP
        ? new StartedPayment(
            PaymentInstructionKind.APP,
            null,
            Map.of("orderStr", form.encoded()),
            start.expiresAt(),
            null)
        : new StartedPayment(
            PaymentInstructionKind.REDIRECT, client.link(form), Map.of(), start.expiresAt(), null);
  }

  private static ObjectNode order(PaymentStart start) {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("out_trade_no", start.reference());
    order.put("total_amount", Yuan.text(start.amountMinor()));
    order.put("subject", subject(start.description()));
    order.put(
        "product_code",
        switch (start.scene()) {
          case ALIPAY_WAP -> "QUICK_WAP_WAY";
          case ALIPAY_PAGE -> "FAST_INSTANT_TRADE_PAY";
          default -> "QUICK_MSECURITY_PAY";
        });
    order.put(
        "time_expire", AlipayClient.TIME.format(start.expiresAt().atOffset(AlipayClient.CHINA)));
    return order;
  }

  // Alipay refuses these characters in a subject.
  private static String subject(String text) {
    String allowed = text.replace('/', ' ').replace('=', ' ').replace('&', ' ');
    int length = allowed.codePointCount(0, allowed.length());
    return length <= SUBJECT
        ? allowed
        : allowed.substring(0, allowed.offsetByCodePoints(0, SUBJECT));
  }
}
