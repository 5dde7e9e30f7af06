package org.crowdshelf.payment.alipay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.payment.port.RefundStart;

/** Refunds, whole or in part; Alipay mostly makes them at once. */
record AlipayRefunds(AlipayClient client) {

  /** Gives money back; a repeated reference with the same amount answers again. */
  Uni<ProviderRefund> make(AlipayAccount account, RefundStart refund) {
    ObjectNode content =
        trade(refund)
            .put("refund_amount", Yuan.text(refund.amountMinor()))
            .put("out_request_no", refund.reference())
            .put("refund_reason", refund.reason());
    return client
        .call(account, "alipay.trade.refund", content)
        .flatMap(
            answer -> {
              if (answer.succeeded() && answer.text("fund_change").equals("Y")) {
                return Uni.createFrom().item(done(answer));
              }
              if (answer.succeeded()) {
                return query(account, refund);
              }
              return switch (answer.subCode()) {
                case "ACQ.SELLER_BALANCE_NOT_ENOUGH" -> told(ProviderRefund.State.NOT_NOW, answer);
                case "ACQ.TRADE_HAS_FINISHED",
                    "ACQ.TRADE_HAS_CLOSE",
                    "ACQ.TRADE_STATUS_ERROR",
                    "ACQ.DISCORDANT_REPEAT_REQUEST",
                    "ACQ.REASON_TRADE_REFUND_FEE_ERR",
                    "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL" ->
                    told(ProviderRefund.State.STUCK, answer);
                default -> Uni.createFrom().failure(answer.failure());
              };
            });
  }

  private static ProviderRefund done(AlipayAnswer answer) {
    return new ProviderRefund(ProviderRefund.State.SUCCEEDED, answer.text("trade_no"), null, null);
  }

  private static Uni<ProviderRefund> told(ProviderRefund.State state, AlipayAnswer answer) {
    return Uni.createFrom().item(ProviderRefund.of(state, answer.subCode()));
  }

  /** Asks what became of a refund; one without a status was not made. */
  Uni<ProviderRefund> query(AlipayAccount account, RefundStart refund) {
    ObjectNode content = trade(refund).put("out_request_no", refund.reference());
    return client
        .call(account, "alipay.trade.fastpay.refund.query", content)
        .map(
            answer -> {
              if (answer.succeeded()) {
                return answer.text("refund_status").equals("REFUND_SUCCESS")
                    ? done(answer)
                    : ProviderRefund.of(ProviderRefund.State.UNKNOWN, null);
              }
              if (answer.subCode().equals(AlipayAnswer.NO_SUCH_TRADE)) {
                return ProviderRefund.of(ProviderRefund.State.UNKNOWN, null);
              }
              throw answer.failure();
            });
  }

  private static ObjectNode trade(RefundStart refund) {
    return JsonNodeFactory.instance.objectNode().put("out_trade_no", refund.payment().reference());
  }
}
