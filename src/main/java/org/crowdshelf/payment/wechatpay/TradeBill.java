package org.crowdshelf.payment.wechatpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trade bill of a day (bill_type ALL): UTF-8 with a byte order mark, a backtick before each
 * value, a comma inside a value as {@code \ }, amounts in yuan, and a summary in the last two
 * lines. Columns are found by name, because WeChat Pay adds columns.
 */
record TradeBill(List<Line> lines) {

  /**
   * A payment or a refund.
   *
   * @param refundReference null on a payment
   * @param refundState SUCCESS, PROCESSING, FAIL or CHANGE; null on a payment
   * @param amountMinor fen: of the order, before coupons, or of the refund
   * @param feeMicros the fee in millionths of a yuan; negative where it is given back
   * @param at when the payment or the refund was made
   */
  record Line(
      String merchantReference,
      String transactionId,
      String refundReference,
      String refundState,
      long amountMinor,
      String currency,
      long feeMicros,
      OffsetDateTime at) {}

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int SUMMARY_LINES = 2;
  private static final int MAX_DIGITS = 20;

  /**
   * Reads a bill.
   *
   * @throws IllegalArgumentException if a column is missing, a value is malformed, or the summary's
   *     count differs from the lines
   */
  static TradeBill read(String csv) {
    List<String> rows = csv.lines().filter(row -> !row.isBlank()).toList();
    if (rows.size() < 1 + SUMMARY_LINES) {
      throw new IllegalArgumentException("The bill has no summary");
    }
    Map<String, Integer> columns = columns(rows.get(0));
    List<Line> lines = new ArrayList<>();
    for (String row : rows.subList(1, rows.size() - SUMMARY_LINES)) {
      List<String> values = values(row);
      if (values.size() != columns.size()) {
        throw new IllegalArgumentException("The bill has a line of another length than its head");
      }
      lines.add(line(columns, values));
    }
    String counted = values(rows.get(rows.size() - 1)).get(0);
    if (!counted.equals(Integer.toString(lines.size()))) {
      throw new IllegalArgumentException(
          "The bill's summary counts " + counted + " lines, the bill has " + lines.size());
    }
    return new TradeBill(List.copyOf(lines));
  }

  private static Map<String, Integer> columns(String head) {
    Map<String, Integer> columns = new HashMap<>();
    String[] names = (head.startsWith("\uFEFF") ? head.substring(1) : head).split(",");
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i].strip(), i);
    }
    return columns;
  }

  private static List<String> values(String row) {
    List<String> values = new ArrayList<>();
    // A value may hold a comma only as "\ ", so each comma ends a value.
    for (String value : row.split(",", -1)) {
      values.add((value.startsWith("`") ? value.substring(1) : value).replace("\\ ", ","));
    }
    return values;
  }

  private static Line line(Map<String, Integer> columns, List<String> values) {
    boolean refund = value(columns, values, "交易状态").equals("REFUND");
    return new Line(
        value(columns, values, "商户订单号"),
        value(columns, values, "微信订单号"),
        refund ? value(columns, values, "商户退款单号") : null,
        refund ? value(columns, values, "退款状态") : null,
        scaled(value(columns, values, refund ? "申请退款金额" : "订单金额"), 2),
        value(columns, values, "货币种类"),
        scaled(value(columns, values, "手续费"), 6),
        LocalDateTime.parse(value(columns, values, "交易时间"), TIME).atOffset(CHINA));
  }

  private static String value(Map<String, Integer> columns, List<String> values, String name) {
    Integer place = columns.get(name);
    if (place == null) {
      throw new IllegalArgumentException("The bill has no column " + name);
    }
    return values.get(place);
  }

  private static long scaled(String yuan, int decimals) {
    if (yuan.length() > MAX_DIGITS || yuan.indexOf('e') >= 0 || yuan.indexOf('E') >= 0) {
      throw new IllegalArgumentException("The bill has a malformed amount");
    }
    try {
      return new BigDecimal(yuan)
          .movePointRight(decimals)
          .setScale(0, RoundingMode.UNNECESSARY)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException malformed) {
      throw new IllegalArgumentException("The bill has a malformed amount: " + yuan);
    }
  }
}
