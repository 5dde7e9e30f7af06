package org.crowdshelf.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.crowdshelf.payment.Vectors;
import org.junit.jupiter.api.Test;

/** The trade bill of a day is read by column name and checked against its summary. */
class TradeBillTest {

  private final String csv = Vectors.text("wechat-bill.csv");

  @Test
  void readsPaymentsAndRefunds() {
    JsonNode expected = Vectors.json("wechat-bill.json").get("expect");
    List<TradeBill.Line> lines = TradeBill.read(csv).lines();
    List<TradeBill.Line> payments =
        lines.stream().filter(line -> line.refundReference() == null).toList();
    List<TradeBill.Line> refunds =
        lines.stream().filter(line -> line.refundReference() != null).toList();
    assertEquals(expected.get("payments").size(), payments.size());
    for (int i = 0; i < payments.size(); i++) {
      JsonNode one = expected.get("payments").get(i);
      assertEquals(one.get("merchantReference").asText(), payments.get(i).merchantReference());
      assertEquals(one.get("transactionId").asText(), payments.get(i).transactionId());
      assertEquals(one.get("amountMinor").asLong(), payments.get(i).amountMinor());
      assertEquals(OffsetDateTime.parse(one.get("at").asText()), payments.get(i).at());
      assertNull(payments.get(i).refundState());
    }
    assertEquals(expected.get("refunds").size(), refunds.size());
    for (int i = 0; i < refunds.size(); i++) {
      JsonNode one = expected.get("refunds").get(i);
      assertEquals(one.get("merchantReference").asText(), refunds.get(i).merchantReference());
      assertEquals(one.get("refundReference").asText(), refunds.get(i).refundReference());
      assertEquals(one.get("amountMinor").asLong(), refunds.get(i).amountMinor());
      assertEquals(one.get("state").asText(), refunds.get(i).refundState());
    }
    assertEquals(423_600, lines.stream().mapToLong(TradeBill.Line::feeMicros).sum());
  }

  @Test
  void findsColumnsInAnotherOrder() {
    String moved =
        csv.lines()
            .map(row -> row.startsWith("总") || row.startsWith("`4,`100.60") ? row : swapped(row))
            .reduce("", (all, row) -> all + row + "\r\n");
    assertEquals(TradeBill.read(csv), TradeBill.read(moved));
  }

  @Test
  void refusesABillThatIsNotWhole() {
    String[] rows = csv.split("\r\n");
    String withoutALine = csv.replace(rows[2] + "\r\n", "");
    assertThrows(IllegalArgumentException.class, () -> TradeBill.read(withoutALine));
    assertThrows(IllegalArgumentException.class, () -> TradeBill.read(rows[0]));
    assertThrows(
        IllegalArgumentException.class, () -> TradeBill.read(csv.replace("商户订单号", "other")));
    for (String amount : List.of("1e9", "1,0", "0.001", "", "1E2147483647", "9".repeat(30))) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              TradeBill.read(
                  csv.replaceFirst("`100\\.00,`0\\.00,`\r", "`" + amount + ",`0.00,`\r")),
          amount);
    }
  }

  // The first two columns change places; the byte order mark stays in front.
  private static String swapped(String row) {
    String mark = row.startsWith("\uFEFF") ? "\uFEFF" : "";
    String[] values = row.substring(mark.length()).split(",", 3);
    return mark + values[1] + "," + values[0] + "," + values[2];
  }
}
