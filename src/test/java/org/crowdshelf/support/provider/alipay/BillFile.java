package org.crowdshelf.support.provider.alipay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The ZIP of a day's trades: details and a summary, in GBK. */
final class BillFile {

  private static final Charset GBK = Charset.forName("GBK");
  private static final String HEAD =
      "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）," + "退款批次号/请求号,服务费（元）,备注";

  private BillFile() {}

  static byte[] of(LocalDate day, List<Trades.Trade> trades) {
    StringBuilder details =
        new StringBuilder("#支付宝业务明细查询\r\n#账号：[" + AlipaySimulator.SELLER + "]\r\n");
    details.append(HEAD).append("\r\n");
    for (Trades.Trade trade : trades) {
      if (trade.paidAt != null && on(day, trade.paidAt)) {
        row(details, trade, "交易", trade.paidAt, trade.amount, "");
      }
      trade.refunds.stream()
          .filter(refund -> on(day, refund.at()))
          .forEach(
              refund ->
                  row(
                      details,
                      trade,
                      "退款",
                      refund.at(),
                      refund.amount().negate(),
                      refund.number()));
    }
    details.append("#导出时间\r\n");
    return zip(details.toString());
  }

  private static boolean on(LocalDate day, Instant at) {
    return at.atOffset(Trades.CHINA).toLocalDate().equals(day);
  }

  private static void row(
      StringBuilder details,
      Trades.Trade trade,
      String kind,
      Instant at,
      BigDecimal amount,
      String refund) {
    BigDecimal fee = amount.multiply(new BigDecimal("-0.006")).setScale(2, RoundingMode.HALF_UP);
    details.append(
        String.join(
            ",",
            trade.id + "\t",
            trade.number + "\t",
            kind,
            "支持",
            Trades.time(at),
            Trades.time(at),
            "*小明",
            amount.toPlainString(),
            amount.toPlainString(),
            refund,
            fee.toPlainString(),
            "\r\n"));
  }

  private static byte[] zip(String details) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
      zip.putNextEntry(new ZipEntry("20880_业务明细(汇总).csv"));
      zip.write("#汇总\r\n".getBytes(GBK));
      zip.putNextEntry(new ZipEntry("20880_业务明细.csv"));
      zip.write(details.getBytes(GBK));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }
}
