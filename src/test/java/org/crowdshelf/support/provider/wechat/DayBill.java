package org.crowdshelf.support.provider.wechat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The trade bill of a day, made from the simulator's own books: 27 columns, CRLF, backticks. */
final class DayBill {

  /** The fee in thousandths of an amount: 0.6 %. */
  private static final BigDecimal FEE = new BigDecimal("0.006");

  private static final String HEAD =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
          + "商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
  private static final String SUMMARY_HEAD = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final List<String> rows = new ArrayList<>();
  private long paid;
  private long refunded;
  private BigDecimal fees = BigDecimal.ZERO;

  private DayBill() {}

  /** The bill; null where nothing was traded on that day. */
  static String of(LocalDate day, List<Orders.Order> orders, List<Refunds.Refund> refunds) {
    DayBill bill = new DayBill();
    orders.stream().filter(order -> on(day, order.paidAt)).forEach(bill::add);
    refunds.stream().filter(refund -> on(day, refund.madeAt)).forEach(bill::add);
    return bill.rows.isEmpty() ? null : bill.text();
  }

  private static boolean on(LocalDate day, Instant at) {
    return at != null && at.atOffset(Orders.CHINA).toLocalDate().equals(day);
  }

  private void add(Orders.Order order) {
    BigDecimal fee = fee(order.total);
    paid += order.total;
    fees = fees.add(fee);
    row(order, order.paidAt, "SUCCESS", "0", "0", "", "", order.total, 0, fee);
  }

  private void add(Refunds.Refund refund) {
    BigDecimal fee = refund.status.equals("CLOSED") ? BigDecimal.ZERO : fee(refund.amount).negate();
    refunded += refund.amount;
    fees = fees.add(fee);
    String state =
        switch (refund.status) {
          case "CLOSED" -> "FAIL";
          case "ABNORMAL" -> "CHANGE";
          default -> refund.status;
        };
    row(
        refund.order,
        refund.madeAt,
        "REFUND",
        refund.id,
        refund.number,
        "ORIGINAL",
        state,
        0,
        refund.amount,
        fee);
  }

  private void row(
      Orders.Order order,
      Instant at,
      String state,
      String refundId,
      String refundNumber,
      String refundKind,
      String refundState,
      long total,
      long refund,
      BigDecimal fee) {
    List<String> values =
        List.of(
            TIME.format(at.atOffset(Orders.CHINA)),
            order.call.path(order.subMerchant == null ? "appid" : "sp_appid").asText(),
            order.call.path(order.subMerchant == null ? "mchid" : "sp_mchid").asText(),
            order.subMerchant == null ? "0" : order.subMerchant,
            "",
            order.transaction,
            order.number,
            order.payer,
            order.trade.equals("h5") ? "MWEB" : order.trade.toUpperCase(java.util.Locale.ROOT),
            state,
            "OTHERS",
            "CNY",
            yuan(total),
            "0.00",
            refundId,
            refundNumber,
            yuan(refund),
            "0.00",
            refundKind,
            refundState,
            order.call.path("description").asText().replace(",", "\\ "),
            "",
            fee.toPlainString(),
            "0.60%",
            yuan(total),
            yuan(refund),
            "");
    rows.add("`" + String.join(",`", values));
  }

  private String text() {
    String summary =
        "`"
            + String.join(
                ",`",
                Integer.toString(rows.size()),
                yuan(paid),
                yuan(refunded),
                "0.00",
                fees.toPlainString(),
                yuan(paid),
                yuan(refunded));
    return "\uFEFF"
        + HEAD
        + "\r\n"
        + String.join("\r\n", rows)
        + "\r\n"
        + SUMMARY_HEAD
        + "\r\n"
        + summary
        + "\r\n";
  }

  private static BigDecimal fee(long fen) {
    return BigDecimal.valueOf(fen, 2).multiply(FEE).setScale(5, RoundingMode.HALF_UP);
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
