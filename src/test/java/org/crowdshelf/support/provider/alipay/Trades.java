package org.crowdshelf.support.provider.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The simulator's trades and refunds. A trade exists once its payer has opened the link. */
final class Trades {

  static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** An error of the business: code 40004 with this sub code. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String subCode) {
      super(subCode, null, false, false);
    }
  }

  /** A refund. */
  record Refund(String number, BigDecimal amount, Instant at) {}

  /** A trade. */
  static final class Trade {
    final String number;
    final String id;
    final BigDecimal amount;
    final String callback;
    final Instant expiresAt;
    final List<Refund> refunds = new ArrayList<>();
    String status = "WAIT_BUYER_PAY";
    Instant paidAt;

    Trade(String number, String id, BigDecimal amount, String callback, Instant expiresAt) {
      this.number = number;
      this.id = id;
      this.amount = amount;
      this.callback = callback;
      this.expiresAt = expiresAt;
    }

    BigDecimal refunded() {
      return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private final Map<String, Trade> byNumber = new LinkedHashMap<>();
  private final Clock clock;

  // Numbers of an earlier simulator are not given again: the service's tables outlive it.
  private final String run = String.format("%012d", System.nanoTime() % 1_000_000_000_000L);
  private BigDecimal balance = new BigDecimal("1e12");

  Trades(Clock clock) {
    this.clock = clock;
  }

  synchronized void balance(BigDecimal yuan) {
    this.balance = yuan;
  }

  /** The payer opens a link; a second time it shows the same trade. */
  synchronized void open(Map<String, String> parameters, JsonNode order) {
    String number = order.path("out_trade_no").asText();
    if (number.isEmpty() || number.length() > 64 || !number.chars().allMatch(Trades::isPlain)) {
      throw new Refusal("ACQ.INVALID_PARAMETER");
    }
    BigDecimal amount = new BigDecimal(order.path("total_amount").asText());
    String subject = order.path("subject").asText();
    if (amount.scale() > 2
        || amount.compareTo(new BigDecimal("0.01")) < 0
        || subject.isEmpty()
        || subject.chars().anyMatch(character -> "/=&".indexOf(character) >= 0)) {
      throw new Refusal("ACQ.INVALID_PARAMETER");
    }
    Instant expiresAt =
        LocalDateTime.parse(order.path("time_expire").asText(), TIME).toInstant(CHINA);
    if (!clock.instant().isBefore(expiresAt)) {
      throw new Refusal("ACQ.TRADE_HAS_CLOSE");
    }
    Trade known = byNumber.get(number);
    if (known == null) {
      String id = "2026112522" + run + String.format("%06d", byNumber.size());
      byNumber.put(number, new Trade(number, id, amount, parameters.get("notify_url"), expiresAt));
    } else if (known.amount.compareTo(amount) != 0) {
      throw new Refusal("ACQ.CONTEXT_INCONSISTENT");
    }
  }

  private static boolean isPlain(int character) {
    return Character.isLetterOrDigit(character) && character < 128 || character == '_';
  }

  synchronized Trade find(String number) {
    Trade trade = byNumber.get(number);
    if (trade == null) {
      throw new Refusal("ACQ.TRADE_NOT_EXIST");
    }
    return trade;
  }

  synchronized boolean pay(String number) {
    Trade trade = byNumber.get(number);
    if (trade == null
        || !trade.status.equals("WAIT_BUYER_PAY")
        || !clock.instant().isBefore(trade.expiresAt)) {
      return false;
    }
    trade.status = "TRADE_SUCCESS";
    trade.paidAt = clock.instant();
    return true;
  }

  /** The time for refunds ends. */
  synchronized void finish(String number) {
    find(number).status = "TRADE_FINISHED";
  }

  synchronized ObjectNode query(String number) {
    Trade trade = find(number);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("out_trade_no", trade.number);
    answer.put("trade_no", trade.id);
    answer.put("trade_status", trade.status);
    answer.put("total_amount", trade.amount.toPlainString());
    if (trade.paidAt != null) {
      answer.put("send_pay_date", time(trade.paidAt));
      answer.put("buyer_user_id", "2088000000000001");
    }
    return answer;
  }

  synchronized ObjectNode close(String number) {
    Trade trade = find(number);
    if (!trade.status.equals("WAIT_BUYER_PAY")) {
      throw new Refusal("ACQ.TRADE_STATUS_ERROR");
    }
    trade.status = "TRADE_CLOSED";
    return JsonNodeFactory.instance.objectNode().put("trade_no", trade.id);
  }

  synchronized ObjectNode refund(JsonNode call) {
    Trade trade = find(call.path("out_trade_no").asText());
    String number = call.path("out_request_no").asText();
    BigDecimal amount = new BigDecimal(call.path("refund_amount").asText());
    Refund known =
        trade.refunds.stream().filter(one -> one.number().equals(number)).findAny().orElse(null);
    if (known != null && known.amount().compareTo(amount) != 0) {
      throw new Refusal("ACQ.DISCORDANT_REPEAT_REQUEST");
    }
    if (known == null) {
      check(trade, amount);
      trade.refunds.add(new Refund(number, amount, clock.instant()));
      balance = balance.subtract(amount);
      if (trade.refunded().compareTo(trade.amount) == 0) {
        trade.status = "TRADE_CLOSED";
      }
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("out_trade_no", trade.number)
        .put("trade_no", trade.id)
        .put("fund_change", known == null ? "Y" : "N")
        .put("refund_fee", trade.refunded().toPlainString());
  }

  private void check(Trade trade, BigDecimal amount) {
    switch (trade.status) {
      case "TRADE_FINISHED" -> throw new Refusal("ACQ.TRADE_HAS_FINISHED");
      case "TRADE_CLOSED" -> throw new Refusal("ACQ.TRADE_HAS_CLOSE");
      case "WAIT_BUYER_PAY" -> throw new Refusal("ACQ.TRADE_STATUS_ERROR");
      default -> {
        // Paid: it can be given back.
      }
    }
    if (amount.signum() <= 0 || trade.refunded().add(amount).compareTo(trade.amount) > 0) {
      throw new Refusal("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }
    if (balance.compareTo(amount) < 0) {
      throw new Refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    }
  }

  synchronized ObjectNode refundQuery(JsonNode call) {
    Trade trade = find(call.path("out_trade_no").asText());
    String number = call.path("out_request_no").asText();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    trade.refunds.stream()
        .filter(refund -> refund.number().equals(number))
        .forEach(
            refund ->
                answer
                    .put("out_trade_no", trade.number)
                    .put("trade_no", trade.id)
                    .put("out_request_no", number)
                    .put("refund_amount", refund.amount().toPlainString())
                    .put("refund_status", "REFUND_SUCCESS"));
    return answer;
  }

  synchronized List<Trade> all() {
    return new ArrayList<>(byNumber.values());
  }

  static String time(Instant at) {
    return TIME.format(at.atOffset(CHINA));
  }
}
