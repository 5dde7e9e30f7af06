package org.crowdshelf.payment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.ledger.Journal;
import org.crowdshelf.payment.port.Bill;
import org.crowdshelf.payment.port.PaymentAdapter;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.Drain;
import org.crowdshelf.shared.job.JobGate;
import org.jboss.logging.Logger;

/**
 * Compares the bill of each merchant account and day with the service's books. One replica takes a
 * bill at a time; after a crash the next one compares it from the start, which changes nothing that
 * is stored already. The bill's fees are booked with its end, in one transaction.
 */
@ApplicationScoped
public class ReconcileBills {

  private static final Logger LOG = Logger.getLogger(ReconcileBills.class);

  private static final int LINES_AT_ONCE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // The last hour of a day may stand on the next bill, whose clock is the provider's.
  private static final Duration EDGE = Duration.ofHours(1);
  private static final Duration REFUNDS_LATER = Duration.ofDays(2);

  private static final String MISSING_PAYMENTS =
      """
      insert into payment_findings (id, kind, provider, account, payment_id, reference, amount_minor, currency,
                                    bill_day, found_at)
      select uuidv7(), 'PAYMENT_MISSING', provider, account, id, merchant_reference,
             coalesce(received_minor, amount_minor), currency, $3, $6
        from payments
       where provider = $1 and account = $2 and state = 'SUCCEEDED' and billed_day is null
         and paid_at >= $4 and paid_at < $5
      on conflict do nothing""";

  private static final String MISSING_REFUNDS =
      """
      insert into payment_findings (id, kind, provider, account, payment_id, reference, amount_minor, currency,
                                    bill_day, found_at)
      select uuidv7(), 'REFUND_MISSING', p.provider, p.account, p.id, r.merchant_reference, r.amount_minor, r.currency,
             $3, $6
        from refunds r join payments p on p.id = r.payment_id
       where p.provider = $1 and p.account = $2 and r.state = 'DONE' and not r.done_otherwise and r.billed_day is null
         and r.reason not in ('MADE_AT_PROVIDER', 'DISPUTE') and r.done_at >= $4 and r.done_at < $5
      on conflict do nothing""";

  private static final String MATCHED =
      """
      update payment_bills set state = 'MATCHED', matched_at = $2, hash = $3, lines = $4
       where id = $1 and state = 'WAITING'
      returning (select a.id from payment_accounts a where a.provider = payment_bills.provider
                    and a.name = payment_bills.account) as account_id""";

  private static final String TOTALS =
      """
      insert into payment_bill_totals (bill_id, currency, paid_minor, refunded_minor, fee_minor)
      select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[])""";

  private final JobGate gate;
  private final DueBills due;
  private final PaymentProviders providers;
  private final MatchBill match;
  private final PaymentFindings findings;
  private final Transactions transactions;
  private final Writes writes;
  private final Journal journal;
  private final Clock clock;

  ReconcileBills(
      JobGate gate,
      DueBills due,
      PaymentProviders providers,
      MatchBill match,
      PaymentFindings findings,
      Transactions transactions,
      Writes writes,
      Journal journal,
      Clock clock) {
    this.gate = gate;
    this.due = due;
    this.providers = providers;
    this.match = match;
    this.findings = findings;
    this.transactions = transactions;
    this.writes = writes;
    this.journal = journal;
    this.clock = clock;
  }

  @Scheduled(
      every = "{crowdshelf.payment.bills-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> onSchedule() {
    return gate.run(this::reconcileDue);
  }

  /** Compares every bill that is due; answers how many it took. */
  public Uni<Long> reconcileDue() {
    return due.plan().chain(() -> Drain.untilNone(this::takeNext));
  }

  private Uni<Boolean> takeNext() {
    return due.claim()
        .flatMap(
            bill ->
                bill == null
                    ? Uni.createFrom().item(false)
                    : Uni.createFrom()
                        .deferred(() -> compare(bill))
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "%s could not be compared", bill))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWith(true));
  }

  private Uni<Void> compare(DueBills.Due due) {
    PaymentAdapter provider = providers.named(due.provider());
    return provider
        .bill(due.account(), due.day())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .flatMap(
            (Optional<Bill> bill) ->
                bill.isPresent()
                    ? compare(due, provider.billZone(), bill.get())
                    : missing(due, provider.billZone()));
  }

  private Uni<Void> missing(DueBills.Due due, ZoneId zone) {
    if (!due.isLate(zone, clock.instant())) {
      return Uni.createFrom().voidItem();
    }
    return transactions.runUnconditionally(
        () ->
            findings.record(
                new Finding(
                    FindingKind.BILL_MISSING,
                    due.provider(),
                    due.account(),
                    null,
                    due.day().toString(),
                    null,
                    null,
                    due.day())));
  }

  private Uni<Void> compare(DueBills.Due due, ZoneId zone, Bill bill) {
    Set<String> returned = bill.returned();
    return Multi.createFrom()
        .iterable(bill.lines())
        .group()
        .intoLists()
        .of(LINES_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(
            lines ->
                transactions
                    .runUnconditionally(() -> match.match(due, lines, returned))
                    .replaceWith(true))
        .collect()
        .asList()
        .chain(() -> transactions.runUnconditionally(() -> finish(due, zone, bill)));
  }

  private Uni<Void> finish(DueBills.Due due, ZoneId zone, Bill bill) {
    Instant from = due.from(zone).minus(EDGE);
    Instant to = due.to(zone).minus(EDGE);
    return find(MISSING_PAYMENTS, due, from, to)
        .chain(() -> find(MISSING_REFUNDS, due, from.minus(REFUNDS_LATER), to.minus(REFUNDS_LATER)))
        .chain(
            () ->
                writes.one(
                    MATCHED,
                    row -> row.uuid("account_id"),
                    due.id(),
                    clock.instant(),
                    bill.hash(),
                    bill.lines().size()))
        .flatMap(
            account -> account == null ? Uni.createFrom().voidItem() : book(due, account, bill));
  }

  private Uni<Integer> find(String sql, DueBills.Due due, Instant from, Instant to) {
    return writes.change(sql, due.provider(), due.account(), due.day(), from, to, clock.instant());
  }

  private Uni<Void> book(DueBills.Due due, UUID account, Bill bill) {
    List<BillTotals> totals = BillTotals.of(bill);
    return writes
        .change(
            TOTALS,
            due.id(),
            totals.stream().map(BillTotals::currency).toList(),
            totals.stream().map(BillTotals::paidMinor).toList(),
            totals.stream().map(BillTotals::refundedMinor).toList(),
            totals.stream().map(BillTotals::feeMinor).toList())
        .chain(() -> journal.postAll(BillTotals.fees(due.id(), account, totals)));
  }
}
