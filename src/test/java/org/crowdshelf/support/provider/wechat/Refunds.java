package org.crowdshelf.support.provider.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The simulator's refunds: limits, the merchant's balance, states and numbers. */
public final class Refunds {

  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final int MOST_PARTS = 50;

  /** A refund. */
  static final class Refund {
    final String number;
    final Orders.Order order;
    final ObjectNode call;
    final long amount;
    final String id;
    final Instant madeAt;
    String status = "PROCESSING";
    String destination = "支付用户零钱";
    Instant doneAt;

    Refund(String number, Orders.Order order, ObjectNode call, String id, Instant madeAt) {
      this.number = number;
      this.order = order;
      this.call = call;
      this.amount = call.path("amount").path("refund").asLong();
      this.id = id;
      this.madeAt = madeAt;
    }
  }

  private final Map<String, Refund> byNumber = new LinkedHashMap<>();
  private final Orders orders;
  private final Clock clock;
  private long balance = Long.MAX_VALUE / 2;
  private boolean spaced = true;

  Refunds(Orders orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /** The merchant's money from which refunds are paid. */
  public synchronized void balance(long fen) {
    this.balance = fen;
  }

  /** True: two refunds of an order need a minute between them. */
  public synchronized void spaced(boolean spaced) {
    this.spaced = spaced;
  }

  /** A refund call; the same number with the same fields answers the present state. */
  synchronized ObjectNode make(ObjectNode call) {
    String number = call.path("out_refund_no").asText();
    JsonNode amount = call.path("amount");
    if (number.isEmpty() || number.length() > 64) {
      throw new Refusal(400, "PARAM_ERROR", "/body/out_refund_no");
    }
    if (!amount.path("refund").isIntegralNumber()
        || !amount.path("total").isIntegralNumber()
        || !amount.path("currency").asText().equals("CNY")) {
      throw new Refusal(400, "PARAM_ERROR", "/body/amount");
    }
    if (call.path("reason").asText().length() > 80) {
      throw new Refusal(400, "PARAM_ERROR", "/body/reason");
    }
    Refund known = byNumber.get(number);
    if (known != null) {
      if (!known.call.equals(call)) {
        throw new Refusal(400, "INVALID_REQUEST");
      }
      return answer(known);
    }
    Orders.Order order = paid(call.path("out_trade_no").asText());
    requireReceiver(order, call.path("sub_mchid").asText(null));
    check(order, amount);
    order.refunded += amount.path("refund").asLong();
    order.lastRefundAt = clock.instant();
    order.state = "REFUND";
    balance -= amount.path("refund").asLong();
    String id = "503" + String.format("%026d", byNumber.size());
    Refund refund = new Refund(number, order, call, id, clock.instant());
    byNumber.put(number, refund);
    return answer(refund);
  }

  private Orders.Order paid(String number) {
    try {
      Orders.Order order = orders.find(number);
      if (order.paidAt != null) {
        return order;
      }
    } catch (Refusal unknown) {
      // Answered like an order that is not paid.
    }
    throw new Refusal(404, "RESOURCE_NOT_EXISTS");
  }

  private void check(Orders.Order order, JsonNode amount) {
    long refund = amount.path("refund").asLong();
    if (amount.path("total").asLong() != order.total
        || refund < 1
        || order.refunded + refund > order.total) {
      throw new Refusal(400, "INVALID_REQUEST");
    }
    if (order.paidAt.plus(Duration.ofDays(365)).isBefore(clock.instant())) {
      throw new Refusal(403, "RULE_LIMIT");
    }
    long parts = byNumber.values().stream().filter(one -> one.order == order).count();
    boolean early =
        order.lastRefundAt != Instant.MIN
            && order.lastRefundAt.plus(BETWEEN).isAfter(clock.instant());
    if (parts >= MOST_PARTS || spaced && early) {
      throw new Refusal(429, "FREQUENCY_LIMITED");
    }
    if (balance < refund) {
      throw new Refusal(403, "NOT_ENOUGH");
    }
  }

  /** The answer to a refund query. */
  synchronized ObjectNode query(String number, String subMerchant) {
    Refund refund = find(number);
    requireReceiver(refund.order, subMerchant);
    return answer(refund);
  }

  private static void requireReceiver(Orders.Order order, String subMerchant) {
    if (!Objects.equals(order.subMerchant, subMerchant)) {
      throw new Refusal(400, "PARAM_ERROR", "/body/sub_mchid");
    }
  }

  /**
   * Ends a refund: SUCCESS, CLOSED or ABNORMAL. A closed one gives the money back to the balance.
   */
  synchronized Refund end(String number, String status) {
    Refund refund = find(number);
    boolean again = refund.status.equals(status);
    refund.status = status;
    refund.doneAt = clock.instant();
    if (status.equals("CLOSED") && !again) {
      refund.order.refunded -= refund.amount;
      balance += refund.amount;
    }
    if (status.equals("ABNORMAL")) {
      refund.destination = "招商银行信用卡0403";
    }
    return refund;
  }

  synchronized Refund find(String number) {
    Refund refund = byNumber.get(number);
    if (refund == null) {
      throw new Refusal(404, "RESOURCE_NOT_EXISTS");
    }
    return refund;
  }

  synchronized List<Refund> all() {
    return new ArrayList<>(byNumber.values());
  }

  ObjectNode answer(Refund refund) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("refund_id", refund.id);
    answer.put("out_refund_no", refund.number);
    answer.put("transaction_id", refund.order.transaction);
    answer.put("out_trade_no", refund.order.number);
    answer.put("channel", "ORIGINAL");
    answer.put("user_received_account", refund.destination);
    answer.put("status", refund.status);
    if (refund.status.equals("SUCCESS")) {
      answer.put("success_time", Orders.time(refund.doneAt));
    }
    answer
        .putObject("amount")
        .put("total", refund.order.total)
        .put("refund", refund.amount)
        .put("payer_total", refund.order.total)
        .put("payer_refund", refund.amount)
        .put("currency", "CNY");
    return answer;
  }
}
