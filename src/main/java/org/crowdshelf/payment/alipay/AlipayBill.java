package org.crowdshelf.payment.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.crowdshelf.payment.port.Bill;

/**
 * The trade bill of a day: a ZIP with a CSV of the details in GBK. Lines that begin with # are
 * comments and sums; amounts are yuan, negative on refunds. Columns are found by name.
 */
final class AlipayBill {

  private static final Charset GBK = Charset.forName("GBK");
  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final String SUMMARY = "汇总";

  private AlipayBill() {}

  /**
   * Reads a bill.
   *
   * @throws IllegalArgumentException if it is malformed or larger than 64 MiB unpacked
   */
  static Bill read(byte[] zip) {
    try {
      return new Bill(lines(new String(details(zip), GBK)), hash(zip));
    } catch (IOException | DateTimeException malformed) {
      throw new IllegalArgumentException("The bill is malformed", malformed);
    }
  }

  // The archive holds the details and a summary; the latter's name says so.
  private static byte[] details(byte[] zip) throws IOException {
    try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        if (!entry.getName().contains(SUMMARY)) {
          byte[] bytes = archive.readNBytes(MAX_BYTES);
          if (bytes.length == MAX_BYTES) {
            throw new IllegalArgumentException("The bill is larger than 64 MiB");
          }
          return bytes;
        }
      }
    }
    throw new IllegalArgumentException("The bill has no details");
  }

  private static List<Bill.Line> lines(String csv) {
    Map<String, Integer> columns = null;
    List<Bill.Line> lines = new ArrayList<>();
    for (String row : csv.lines().toList()) {
      if (row.isBlank() || row.startsWith("#")) {
        continue;
      }
      String[] values = row.split(",", -1);
      if (columns == null) {
        columns = columns(values);
      } else if (values.length == columns.size()) {
        lines.add(line(columns, values));
      } else {
        throw new IllegalArgumentException("The bill has a line of another length than its head");
      }
    }
    if (columns == null) {
      throw new IllegalArgumentException("The bill has no head");
    }
    return List.copyOf(lines);
  }

  private static Map<String, Integer> columns(String[] head) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < head.length; i++) {
      columns.put(head[i].strip(), i);
    }
    return columns;
  }

  private static Bill.Line line(Map<String, Integer> columns, String[] values) {
    boolean refund = value(columns, values, "业务类型").equals("退款");
    BigDecimal amount = yuan(value(columns, values, "订单金额（元）"));
    return new Bill.Line(
        refund ? Bill.Kind.REFUND : Bill.Kind.PAYMENT,
        value(columns, values, "商户订单号"),
        refund ? value(columns, values, "退款批次号/请求号") : null,
        value(columns, values, "支付宝交易号"),
        amount.abs().movePointRight(2).longValueExact(),
        "CNY",
        yuan(value(columns, values, "服务费（元）")).negate().movePointRight(6).longValueExact(),
        false,
        LocalDateTime.parse(value(columns, values, "完成时间"), AlipayClient.TIME)
            .toInstant(AlipayClient.CHINA));
  }

  private static String value(Map<String, Integer> columns, String[] values, String name) {
    Integer place = columns.get(name);
    if (place == null) {
      throw new IllegalArgumentException("The bill has no column " + name);
    }
    return values[place].strip();
  }

  private static BigDecimal yuan(String text) {
    boolean negative = text.startsWith("-");
    long minor =
        Yuan.minor(negative ? text.substring(1) : text)
            .orElseThrow(() -> new IllegalArgumentException("The bill has a malformed amount"));
    return BigDecimal.valueOf(negative ? -minor : minor, 2);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
