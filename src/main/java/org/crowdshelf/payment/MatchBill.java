package org.crowdshelf.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.ProviderPayment;
import org.crowdshelf.payment.port.ProviderRefund;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * Compares lines of a bill with the service's payments and refunds, in the running transaction. A
 * payment that the provider was paid for and that is not paid here is taken late, as by a message;
 * every other difference becomes a finding. Comparing the same lines again changes nothing.
 */
@ApplicationScoped
class MatchBill {

  private static final String PAYMENTS =
      "select received_minor, "
          + StoredPayment.COLUMNS
          + " from payments where provider = $1 and account = $2 and merchant_reference = any($3)";

  private static final String REFUNDS =
      """
      select r.merchant_reference as reference, r.id, r.payment_id, r.amount_minor, r.currency,
             case when r.done_otherwise then 'DONE_OTHERWISE' else r.state end as state
        from refunds r join payments p on p.id = r.payment_id
       where p.provider = $1 and p.account = $2 and r.merchant_reference = any($3)
      union all
      select t.merchant_reference, r.id, r.payment_id, r.amount_minor, r.currency, 'CLOSED'
        from refund_tries t join refunds r on r.id = t.refund_id join payments p on p.id = r.payment_id
       where p.provider = $1 and p.account = $2 and t.merchant_reference = any($3)""";

  private static final String BILLED_PAYMENTS =
      """
      update payments p
         set billed_day = $4, fee_minor = b.fee, transaction_number = coalesce(p.transaction_number, b.number)
        from unnest($1::uuid[], $2::bigint[], $3::text[]) as b (id, fee, number)
       where p.id = b.id""";

  private static final String BILLED_REFUNDS =
      "update refunds set billed_day = $2 where id = any($1)";

  private static final ProviderRefund FAILED =
      ProviderRefund.of(ProviderRefund.State.STUCK, "failed, says the bill");

  private record OurPayment(StoredPayment payment, Long receivedMinor) {
    static OurPayment of(Row row) {
      return new OurPayment(StoredPayment.of(row), row.numberOrNull("received_minor"));
    }

    boolean fits(Bill.Line line) {
      long amount = receivedMinor == null ? payment.amountMinor() : receivedMinor;
      return line.amountMinor() == amount && line.currency().equals(payment.currency());
    }
  }

  private record OurRefund(
      String reference, UUID id, UUID payment, String state, long amountMinor, String currency) {
    static OurRefund of(Row row) {
      return new OurRefund(
          row.text("reference"),
          row.uuid("id"),
          row.uuid("payment_id"),
          row.text("state"),
          row.number("amount_minor"),
          row.text("currency"));
    }
  }

  private final Writes writes;
  private final PaymentResults results;
  private final RefundResults refunds;
  private final ForeignLines foreign;
  private final PaymentFindings findings;

  MatchBill(
      Writes writes,
      PaymentResults results,
      RefundResults refunds,
      ForeignLines foreign,
      PaymentFindings findings) {
    this.writes = writes;
    this.results = results;
    this.refunds = refunds;
    this.foreign = foreign;
    this.findings = findings;
  }

  /**
   * Compares some lines of a bill.
   *
   * @param returned the references of the bill's refunds whose money came back
   */
  Uni<Void> match(DueBills.Due bill, List<Bill.Line> lines, Set<String> returned) {
    return matchPayments(bill, of(lines, Bill.Kind.PAYMENT))
        .chain(() -> matchRefunds(bill, of(lines, Bill.Kind.REFUND), returned))
        .chain(() -> matchRefunds(bill, of(lines, Bill.Kind.REFUND_RETURNED), returned))
        .chain(() -> foreign.book(bill, foreignOf(lines)));
  }

  private static List<Bill.Line> foreignOf(List<Bill.Line> lines) {
    return Stream.of(Bill.Kind.DISPUTE, Bill.Kind.DISPUTE_WON)
        .flatMap(kind -> of(lines, kind).stream())
        .toList();
  }

  private Uni<Void> matchPayments(DueBills.Due bill, List<Bill.Line> lines) {
    List<String> references = lines.stream().map(Bill.Line::reference).toList();
    return lines.isEmpty()
        ? Uni.createFrom().voidItem()
        : writes
            .list(PAYMENTS, OurPayment::of, bill.provider(), bill.account(), references)
            .flatMap(ours -> comparePayments(bill, lines, ours));
  }

  private Uni<Void> comparePayments(
      DueBills.Due bill, List<Bill.Line> lines, List<OurPayment> ours) {
    Map<String, OurPayment> byReference = new HashMap<>();
    ours.forEach(one -> byReference.put(one.payment().reference(), one));
    List<UUID> ids = new ArrayList<>();
    List<Long> fees = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Bill.Line line : lines) {
      OurPayment known = byReference.get(line.reference());
      if (known != null && known.fits(line)) {
        ids.add(known.payment().id());
        fees.add(BillTotals.feeMinor(line.currency(), line.feeMicros()));
        numbers.add(line.transactionNumber());
      }
    }
    return each(lines, line -> compare(bill, line, byReference.get(line.reference())))
        .chain(() -> writes.change(BILLED_PAYMENTS, ids, fees, numbers, bill.day()))
        .replaceWithVoid();
  }

  private Uni<Void> compare(DueBills.Due bill, Bill.Line line, OurPayment known) {
    if (known == null) {
      return findings.record(found(bill, FindingKind.PAID_UNKNOWN, null, line.reference(), line));
    }
    if (known.payment().state() != PaymentState.SUCCEEDED) {
      return results.apply(
          known.payment(),
          new ProviderPayment(
              ProviderPayment.State.SUCCEEDED,
              line.amountMinor(),
              line.currency(),
              line.transactionNumber(),
              null,
              line.at(),
              null));
    }
    return known.fits(line)
        ? Uni.createFrom().voidItem()
        : findings.record(
            found(bill, FindingKind.AMOUNT_DIFFERS, known.payment().id(), line.reference(), line));
  }

  private Uni<Void> matchRefunds(DueBills.Due bill, List<Bill.Line> lines, Set<String> returned) {
    List<String> references = lines.stream().map(Bill.Line::refundReference).toList();
    return lines.isEmpty()
        ? Uni.createFrom().voidItem()
        : writes
            .list(REFUNDS, OurRefund::of, bill.provider(), bill.account(), references)
            .flatMap(ours -> compareRefunds(bill, lines, ours, returned));
  }

  private Uni<Void> compareRefunds(
      DueBills.Due bill, List<Bill.Line> lines, List<OurRefund> ours, Set<String> returned) {
    Map<String, OurRefund> byReference = new HashMap<>();
    ours.forEach(one -> byReference.put(one.reference(), one));
    Set<UUID> billed = new HashSet<>();
    List<OurRefund> doubted = new ArrayList<>();
    List<Bill.Line> unknown = new ArrayList<>();
    List<Finding> found = new ArrayList<>();
    for (Bill.Line line : lines) {
      OurRefund known = byReference.get(line.refundReference());
      boolean failed = line.failed() || line.kind() == Bill.Kind.REFUND_RETURNED;
      if (known == null) {
        unknown.add(line);
      } else if (!failed
          && known.state().equals("DONE_OTHERWISE")
          && !returned.contains(line.refundReference())) {
        found.add(
            found(bill, FindingKind.REFUND_UNKNOWN, known.payment(), line.refundReference(), line));
      } else if (failed && known.state().equals("DONE")) {
        doubted.add(known);
        found.add(
            found(
                bill,
                FindingKind.REFUND_FAILED_AFTERWARDS,
                known.payment(),
                line.refundReference(),
                line));
      } else if (!failed
          && (line.amountMinor() != known.amountMinor()
              || !line.currency().equals(known.currency()))) {
        found.add(
            found(bill, FindingKind.AMOUNT_DIFFERS, known.payment(), line.refundReference(), line));
      } else if (!failed) {
        billed.add(known.id());
      }
    }
    return each(found, findings::record)
        .chain(() -> foreign.book(bill, unknown))
        .chain(() -> each(doubted, one -> refunds.hear(one.id(), one.reference(), FAILED)))
        .chain(() -> writes.change(BILLED_REFUNDS, billed, bill.day()))
        .replaceWithVoid();
  }

  private static List<Bill.Line> of(List<Bill.Line> lines, Bill.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).toList();
  }

  private static Finding found(
      DueBills.Due bill, FindingKind kind, UUID payment, String reference, Bill.Line line) {
    return new Finding(
        kind,
        bill.provider(),
        bill.account(),
        payment,
        reference,
        line.amountMinor(),
        line.currency(),
        bill.day());
  }

  private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> work.apply(item).replaceWith(true))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
