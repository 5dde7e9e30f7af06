package org.crowdshelf.support.provider.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The simulator's orders: every rule of an order call, the states, closing and paying. */
public final class Orders {

  static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*]{6,32}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+08:00");
  private static final Set<String> TRADES = Set.of("jsapi", "h5", "native", "app");

  /** An order. */
  static final class Order {
    final String subMerchant;
    final String number;
    final String trade;
    final ObjectNode call;
    final long total;
    final Instant expiresAt;
    String state = "NOTPAY";
    String transaction;
    String payer;
    Instant paidAt;
    long refunded;
    Instant lastRefundAt = Instant.MIN;

    Order(String number, String trade, ObjectNode call, Instant expiresAt) {
      this.subMerchant = call.path("sub_mchid").asText(null);
      this.number = number;
      this.trade = trade;
      this.call = call;
      this.total = call.path("amount").path("total").asLong();
      this.expiresAt = expiresAt;
    }

    String callback() {
      return call.path("notify_url").asText();
    }
  }

  private final Map<String, Order> byNumber = new LinkedHashMap<>();
  private final Map<String, String> numbersOfOpenings = new HashMap<>();
  private final String merchant;
  private final String subMerchant;
  private final Set<String> apps;
  private final Clock clock;

  // Numbers of an earlier simulator are not given again: the service's tables outlive it.
  private final String run = String.format("%015d", System.nanoTime() % 1_000_000_000_000_000L);

  Orders(String merchant, String subMerchant, Set<String> apps, Clock clock) {
    this.merchant = merchant;
    this.subMerchant = subMerchant;
    this.apps = apps;
    this.clock = clock;
  }

  /** An order call; the same number with the same fields answers again. */
  synchronized ObjectNode place(boolean partner, String trade, ObjectNode call) {
    if (!TRADES.contains(trade)) {
      throw new Refusal(404, "");
    }
    check(partner, trade, call);
    String number = call.path("out_trade_no").asText();
    Order known = byNumber.get(number);
    if (known == null) {
      known = new Order(number, trade, call, expiry(call));
      byNumber.put(number, known);
    } else if (known.state.equals("SUCCESS") || known.state.equals("REFUND")) {
      throw new Refusal(400, "ORDER_PAID");
    } else if (known.state.equals("CLOSED")) {
      throw new Refusal(400, "ORDER_CLOSED");
    } else if (!known.trade.equals(trade) || !known.call.equals(call)) {
      throw new Refusal(403, "OUT_TRADE_NO_USED");
    }
    ObjectNode opened = opened(trade);
    opened.forEach(opening -> numbersOfOpenings.put(opening.asText(), number));
    return opened;
  }

  private static ObjectNode opened(String trade) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    String id = UUID.randomUUID().toString().replace("-", "");
    return switch (trade) {
      case "h5" -> answer.put("h5_url", "https://wx.tenpay.com/checkmweb?prepay_id=wx" + id);
      case "native" -> answer.put("code_url", "weixin://wxpay/bizpayurl?pr=" + id);
      default -> answer.put("prepay_id", "wx" + id);
    };
  }

  private void check(boolean partner, String trade, ObjectNode call) {
    String app = partner ? "sp_appid" : "appid";
    text(call, app, 32);
    text(call, "description", 127);
    requireMerchants(partner, call);
    if (!apps.contains(call.path(app).asText())) {
      throw new Refusal(400, "APPID_MCHID_NOT_MATCH");
    }
    require(NUMBER.matcher(call.path("out_trade_no").asText()).matches(), "/body/out_trade_no");
    String callback = call.path("notify_url").asText();
    require(
        callback.length() <= 255
            && callback.startsWith("http")
            && callback.indexOf('?') < 0
            && callback.indexOf('#') < 0,
        "/body/notify_url");
    JsonNode total = call.path("amount").path("total");
    require(total.isIntegralNumber() && total.asLong() >= 1, "/body/amount/total");
    require(
        call.path("amount").path("currency").asText("CNY").equals("CNY"), "/body/amount/currency");
    if (trade.equals("jsapi")) {
      String field = partner ? "sp_openid" : "openid";
      String openid = call.path("payer").path(field).asText("");
      require(!openid.isEmpty() && openid.length() <= 128, "/body/payer/" + field);
      if (openid.startsWith("other-app")) {
        throw new Refusal(500, "OPENID_MISMATCH");
      }
    }
    if (trade.equals("h5")) {
      JsonNode scene = call.path("scene_info");
      String address = scene.path("payer_client_ip").asText("");
      require(
          !address.isEmpty() && address.length() <= 45 && !address.equals("127.0.0.1"),
          "/body/scene_info/payer_client_ip");
      require(
          Set.of("Wap", "iOS", "Android").contains(scene.path("h5_info").path("type").asText()),
          "/body/scene_info/h5_info/type");
    }
    if (call.has("time_expire")) {
      expiry(call);
    }
  }

  /** Refuses a body that does not name the merchants as its path wants it. */
  void requireMerchants(boolean partner, JsonNode call) {
    text(call, partner ? "sp_mchid" : "mchid", 32);
    if (!call.path(partner ? "sp_mchid" : "mchid").asText().equals(merchant)) {
      throw new Refusal(400, "MCH_NOT_EXISTS");
    }
    if (partner && !call.path("sub_mchid").asText().equals(subMerchant)) {
      throw new Refusal(400, "MCH_NOT_EXISTS");
    }
  }

  private Instant expiry(ObjectNode call) {
    if (!call.has("time_expire")) {
      return clock.instant().plus(Duration.ofDays(7));
    }
    String text = call.path("time_expire").asText();
    require(TIME.matcher(text).matches(), "/body/time_expire");
    try {
      Instant asked = OffsetDateTime.parse(text).toInstant();
      Instant earliest = clock.instant().plusSeconds(60);
      return asked.isBefore(earliest) ? earliest : asked;
    } catch (DateTimeException malformed) {
      throw new Refusal(400, "PARAM_ERROR", "/body/time_expire");
    }
  }

  private static void text(JsonNode call, String field, int most) {
    JsonNode value = call.path(field);
    require(
        value.isTextual() && !value.asText().isEmpty() && value.asText().length() <= most,
        "/body/" + field);
  }

  private static void require(boolean fits, String field) {
    if (!fits) {
      throw new Refusal(400, "PARAM_ERROR", field);
    }
  }

  /** The answer to a query. */
  synchronized ObjectNode query(String number) {
    return answer(find(number));
  }

  ObjectNode answer(Order order) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    boolean partner = order.subMerchant != null;
    if (partner) {
      answer.put("sp_appid", order.call.path("sp_appid").asText());
      answer.put("sp_mchid", merchant).put("sub_mchid", order.subMerchant);
    } else {
      answer.put("appid", order.call.path("appid").asText());
      answer.put("mchid", merchant);
    }
    answer.put("out_trade_no", order.number);
    answer.put("trade_state", order.state);
    answer.put("trade_state_desc", order.state);
    if (order.paidAt != null) {
      answer.put("transaction_id", order.transaction);
      answer.put("trade_type", order.trade.toUpperCase(java.util.Locale.ROOT));
      answer.put("bank_type", "OTHERS");
      answer.put("success_time", time(order.paidAt));
      answer.putObject("payer").put(partner ? "sp_openid" : "openid", order.payer);
      answer
          .putObject("amount")
          .put("total", order.total)
          .put("payer_total", order.total)
          .put("currency", "CNY")
          .put("payer_currency", "CNY");
    }
    return answer;
  }

  /** The number of the order that a code, a page's address or a prepay id opens; null for none. */
  synchronized String numberOf(String opening) {
    return numbersOfOpenings.get(opening);
  }

  /** The payer that an order is made for; empty where anybody may pay it. */
  synchronized String payerOf(String number) {
    JsonNode payer = find(number).call.path("payer");
    return payer.path("openid").asText(payer.path("sp_openid").asText(""));
  }

  /** Closes an order; an unknown number is answered like a known one. */
  synchronized void close(String number) {
    Order order = byNumber.get(number);
    if (order != null && order.paidAt != null) {
      throw new Refusal(400, "ORDER_PAID");
    }
    if (order != null) {
      order.state = "CLOSED";
    }
  }

  /** The payer pays; answers false where the order can no longer be paid. */
  synchronized boolean pay(String number, String payer) {
    Order order = find(number);
    if (!order.state.equals("NOTPAY") || !clock.instant().isBefore(order.expiresAt)) {
      return false;
    }
    order.state = "SUCCESS";
    order.payer = payer;
    order.paidAt = clock.instant();
    order.transaction = "42000" + run + String.format("%08d", byNumber.size());
    return true;
  }

  synchronized Order find(String number) {
    Order order = byNumber.get(number);
    if (order == null) {
      throw new Refusal(404, "ORDER_NOT_EXIST");
    }
    return order;
  }

  /** Every order, in the order of the first calls. */
  synchronized List<Order> all() {
    return new ArrayList<>(byNumber.values());
  }

  static String time(Instant instant) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")
        .format(instant.atOffset(CHINA));
  }
}
