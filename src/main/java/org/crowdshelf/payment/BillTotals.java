package org.crowdshelf.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.crowdshelf.ledger.LedgerAccount;
import org.crowdshelf.ledger.Posting;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.shared.money.Currencies;

/**
 * The sums of a bill in one currency, in minor units.
 *
 * @param refundedMinor what went back to payers, disputes included, less what came back
 * @param feeMinor the provider's fee, rounded half up once for the whole bill
 */
record BillTotals(String currency, long paidMinor, long refundedMinor, long feeMinor) {

  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  /** The totals of each currency, in the order of their codes. */
  static List<BillTotals> of(Bill bill) {
    Map<String, List<Bill.Line>> byCurrency = new TreeMap<>();
    bill.lines()
        .forEach(
            line -> byCurrency.computeIfAbsent(line.currency(), c -> new ArrayList<>()).add(line));
    return byCurrency.entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  private static BillTotals of(String currency, List<Bill.Line> lines) {
    return new BillTotals(
        currency,
        sum(lines, Bill.Kind.PAYMENT),
        refunded(lines),
        feeMinor(currency, lines.stream().mapToLong(Bill.Line::feeMicros).sum()));
  }

  // Everything that went back to payers, less what came back.
  private static long refunded(List<Bill.Line> lines) {
    return sum(lines, Bill.Kind.REFUND)
        - sum(lines, Bill.Kind.REFUND_RETURNED)
        + sum(lines, Bill.Kind.DISPUTE)
        - sum(lines, Bill.Kind.DISPUTE_WON);
  }

  private static long sum(List<Bill.Line> lines, Bill.Kind kind) {
    return lines.stream()
        .filter(line -> line.kind() == kind && !line.failed())
        .mapToLong(Bill.Line::amountMinor)
        .sum();
  }

  /** A fee in minor units, rounded half up. */
  static long feeMinor(String currency, long micros) {
    long unit = Currencies.minorPerMajor(Currencies.of(currency).orElseThrow());
    return BigDecimal.valueOf(micros)
        .multiply(BigDecimal.valueOf(unit))
        .divide(MICROS, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The posting of the fees of a bill; none where they are zero. */
  static List<Posting> fees(UUID bill, UUID account, List<BillTotals> totals) {
    List<Posting.Entry> entries = new ArrayList<>();
    for (BillTotals total : totals) {
      if (total.feeMinor() != 0) {
        entries.add(
            new Posting.Entry(
                LedgerAccount.PROVIDER_FEE, account, total.currency(), total.feeMinor()));
        entries.add(
            new Posting.Entry(
                LedgerAccount.PROVIDER_CLEARING, account, total.currency(), -total.feeMinor()));
      }
    }
    return entries.isEmpty()
        ? List.of()
        : List.of(new Posting("PROVIDER_FEES", "BILL", bill, entries));
  }
}
