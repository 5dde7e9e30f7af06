package org.crowdshelf.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Takes the lines of a bill about money that moved without the service: refunds made in the
 * provider's console, and disputes. Their messages were lost, or never sent. Each is booked at the
 * payment that it belongs to, and is a finding either way.
 */
@ApplicationScoped
class ForeignLines {

  private static final String PAYMENTS =
      "select transaction_number, "
          + StoredPayment.COLUMNS
          + " from payments where provider = $1 and account = $2 and state = 'SUCCEEDED'"
          + " and (merchant_reference = any($3) or transaction_number = any($4))";

  private record OurPayment(StoredPayment payment, String number) {
    static OurPayment of(Row row) {
      return new OurPayment(StoredPayment.of(row), row.text("transaction_number"));
    }
  }

  private final Writes writes;
  private final ForeignRefunds foreign;
  private final PaymentFindings findings;

  ForeignLines(Writes writes, ForeignRefunds foreign, PaymentFindings findings) {
    this.writes = writes;
    this.foreign = foreign;
    this.findings = findings;
  }

  /** Books the lines in the running transaction; the same line again changes nothing. */
  Uni<Void> book(DueBills.Due bill, List<Bill.Line> lines) {
    return lines.isEmpty()
        ? Uni.createFrom().voidItem()
        : payments(bill, lines).flatMap(ours -> bookEach(bill, lines, ours));
  }

  private Uni<List<OurPayment>> payments(DueBills.Due bill, List<Bill.Line> lines) {
    return writes.list(
        PAYMENTS,
        OurPayment::of,
        bill.provider(),
        bill.account(),
        lines.stream().map(Bill.Line::reference).toList(),
        lines.stream().map(Bill.Line::transactionNumber).toList());
  }

  private Uni<Void> bookEach(DueBills.Due bill, List<Bill.Line> lines, List<OurPayment> ours) {
    Map<String, StoredPayment> byNumber = new HashMap<>();
    for (OurPayment one : ours) {
      byNumber.put(one.payment().reference(), one.payment());
      byNumber.put(one.number(), one.payment());
    }
    return Multi.createFrom()
        .iterable(lines)
        .onItem()
        .transformToUniAndConcatenate(
            line -> {
              StoredPayment payment =
                  byNumber.getOrDefault(line.reference(), byNumber.get(line.transactionNumber()));
              return (payment == null || line.failed()
                      ? findings.record(unknown(bill, line))
                      : bookLine(payment, line))
                  .replaceWith(true);
            })
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> bookLine(StoredPayment payment, Bill.Line line) {
    return switch (line.kind()) {
      case REFUND -> take(payment, RefundReason.MADE_AT_PROVIDER, FindingKind.REFUND_UNKNOWN, line);
      case DISPUTE -> take(payment, RefundReason.DISPUTE, FindingKind.DISPUTE, line);
      case DISPUTE_WON ->
          foreign.win(payment, line.refundReference(), line.amountMinor(), line.currency());
      default ->
          findings.record(
              Finding.at(
                  payment,
                  FindingKind.REFUND_UNKNOWN,
                  line.refundReference(),
                  line.amountMinor(),
                  line.currency()));
    };
  }

  private Uni<Void> take(
      StoredPayment payment, RefundReason reason, FindingKind kind, Bill.Line line) {
    return foreign.take(
        payment, reason, kind, line.refundReference(), line.amountMinor(), line.currency());
  }

  private static Finding unknown(DueBills.Due bill, Bill.Line line) {
    boolean refund = line.kind() == Bill.Kind.REFUND || line.kind() == Bill.Kind.REFUND_RETURNED;
    return new Finding(
        refund ? FindingKind.REFUND_UNKNOWN : FindingKind.DISPUTE,
        bill.provider(),
        bill.account(),
        null,
        line.refundReference(),
        line.amountMinor(),
        line.currency(),
        bill.day());
  }
}
