package org.crowdshelf.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.jboss.logging.Logger;

/** Reads the states of WeChat Pay's objects, in answers and in notifications. */
final class WechatStates {

  private static final Logger LOG = Logger.getLogger(WechatStates.class);

  private WechatStates() {}

  /**
   * A payment. REFUND means that it was paid and that money went back since; a failed attempt stays
   * NOTPAY, as the payer may try again; an unknown state counts as pending.
   *
   * @throws IllegalArgumentException if it is paid and its amount or time is malformed
   */
  static ProviderPayment payment(WechatContract contract, JsonNode transaction) {
    String state = transaction.path("trade_state").asText("");
    return switch (state) {
      case "SUCCESS", "REFUND" -> paid(contract, transaction);
      case "CLOSED", "REVOKED" -> ProviderPayment.unpaid(ProviderPayment.State.CLOSED);
      case "NOTPAY", "USERPAYING", "PAYERROR", "ACCEPT" ->
          ProviderPayment.unpaid(ProviderPayment.State.PENDING);
      default -> {
        LOG.warnf("WeChat Pay tells an unknown trade_state; it counts as pending");
        yield ProviderPayment.unpaid(ProviderPayment.State.PENDING);
      }
    };
  }

  /** A refund, by {@code status} in answers and {@code refund_status} in notifications. */
  static ProviderRefund refund(JsonNode refund) {
    String status = refund.path("status").asText(refund.path("refund_status").asText(""));
    ProviderRefund.State state =
        switch (status) {
          case "SUCCESS" -> ProviderRefund.State.SUCCEEDED;
          case "CLOSED" -> ProviderRefund.State.CLOSED;
          case "ABNORMAL" -> ProviderRefund.State.STUCK;
          default -> ProviderRefund.State.PENDING;
        };
    boolean said = state == ProviderRefund.State.CLOSED || state == ProviderRefund.State.STUCK;
    return new ProviderRefund(
        state,
        text(refund, "refund_id"),
        text(refund, "user_received_account"),
        said ? status : null);
  }

  /**
   * A whole number of fen.
   *
   * @throws IllegalArgumentException if it is missing, not a whole number, or negative
   */
  static long fen(JsonNode amount) {
    if (!amount.isIntegralNumber() || !amount.canConvertToLong() || amount.asLong() < 0) {
      throw new IllegalArgumentException("an amount is not a whole number of fen");
    }
    return amount.asLong();
  }

  private static ProviderPayment paid(WechatContract contract, JsonNode transaction) {
    JsonNode amount = transaction.path("amount");
    return new ProviderPayment(
        ProviderPayment.State.SUCCEEDED,
        fen(amount.path("total")),
        amount.path("currency").asText("CNY"),
        text(transaction, "transaction_id"),
        text(transaction.path("payer"), contract.payerField()),
        time(transaction.path("success_time").asText("")),
        null);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("success_time is malformed", malformed);
    }
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
  }
}
