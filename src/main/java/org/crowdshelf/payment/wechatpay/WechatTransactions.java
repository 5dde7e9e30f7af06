package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crowdshelf.payment.port.ProviderFailure;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.RefundStart;

/** The bodies of queries and refunds. */
final class WechatTransactions {

  /** The longest reason of a refund, in characters. */
  private static final int REASON = 80;

  private WechatTransactions() {}

  /**
   * The answer to a query.
   *
   * @throws ProviderFailure if it is about another order than the one asked for
   */
  static ProviderPayment ofOrder(WechatAccount account, String reference, JsonNode transaction) {
    if (!reference.equals(transaction.path("out_trade_no").asText())
        || !account.contract().isOf(transaction)) {
      throw new ProviderFailure(
          ProviderFailure.Kind.NOT_AUTHENTIC, "an answer about another order");
    }
    try {
      return WechatStates.payment(account.contract(), transaction);
    } catch (IllegalArgumentException malformed) {
      throw new ProviderFailure(ProviderFailure.Kind.TRY_AGAIN, malformed.getMessage());
    }
  }

  /** The body of a refund. */
  static ObjectNode refundBody(WechatAccount account, RefundStart refund) {
    ObjectNode body = account.contract().refundBody();
    body.put("out_trade_no", refund.payment().reference());
    body.put("out_refund_no", refund.reference());
    body.put("reason", shortened(refund.reason()));
    body.put("notify_url", refund.callbackUrl());
    body.putObject("amount")
        .put("refund", refund.amountMinor())
        .put("total", refund.paymentMinor())
        .put("currency", refund.currency());
    return body;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= REASON
        ? text
        : text.substring(0, text.offsetByCodePoints(0, REASON));
  }
}
