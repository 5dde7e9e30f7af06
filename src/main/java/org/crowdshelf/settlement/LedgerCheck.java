package org.crowdshelf.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Reads;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;
import org.jboss.logging.Logger;

/**
 * Computes from the journal's entries, and from pledges and payments, what the service shows about
 * money, and compares. One statement does it, so that all figures are of one moment. {@link
 * DailyLedgerCheck} runs it each day, and an admin when it is wanted.
 */
@ApplicationScoped
public class LedgerCheck {

  private static final Logger LOG = Logger.getLogger(LedgerCheck.class);

  /** The figures that are compared. */
  public enum Measure {
    /** A project's raised amount, with escrow, payable and fee. */
    RAISED,
    /** Paid pledges, with escrow. */
    HELD,
    /** Collected pledges, with payable and fee. */
    COLLECTED,
    /** Paid tranches, with what left the providers for them. */
    PAID_OUT,
    /** Tranches on their way, with payouts in transit. */
    IN_PAYOUT,
    /** Paid tranches less spendings, with what has to be shown; both sides of it are equal. */
    UNRECEIPTED,
    /** Open refunds, with refunds in transit. */
    REFUNDS,
    /** 0, with what pledges and the money that was paid for each and not given back differ by. */
    PLEDGES,
    /** 0, with what the places taken and those counted, of each reward, differ by: numbers. */
    PLACES,
    /** Backers of paid pledges, with those counted: numbers. */
    BACKERS,
    /** Payments less refunds and providers' fees, with provider clearing. */
    CLEARING,
    /** The sum of all entries, which must be zero. */
    ENTRIES
  }

  /**
   * Two figures that differ.
   *
   * @param project null for a figure of all projects
   * @param expectedMinor the figure from pledges, payments and refunds, in minor units
   * @param bookedMinor the figure from the journal, in minor units
   */
  public record Difference(
      Measure measure, UUID project, String currency, long expectedMinor, long bookedMinor) {

    static Difference of(Row row) {
      return new Difference(
          row.value(Measure.class, "measure"),
          row.uuid("project_id"),
          row.text("currency"),
          row.number("expected"),
          row.number("booked"));
    }
  }

  /** The result of a check. */
  public record Result(Instant checkedAt, List<Difference> differences) {}

  // Sums are numeric, so none overflows; the result is cut to the range of a GraphQL number.
  private static final String COMPARE =
      """
      with booked as (
        select subject_id, currency,
               -coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE', 'PAYOUTS_IN_TRANSIT')), 0) as raised,
               -coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ESCROW'), 0) as held,
               -coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_PAYABLE', 'PLATFORM_FEE', 'PAYOUTS_IN_TRANSIT')), 0) as collected,
               -coalesce(sum(amount_minor) filter (where account_code = 'PAYOUTS_IN_TRANSIT'), 0) as in_payout,
               coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ADVANCE'), 0) as advance,
               -coalesce(sum(amount_minor) filter (where account_code = 'TO_BE_SHOWN'), 0) as to_be_shown,
               -coalesce(sum(amount_minor) filter (where account_code = 'REFUNDS_IN_TRANSIT'), 0) as refunds
          from journal_entries group by subject_id, currency
      ), paid_out as (
        select e.subject_id, e.currency, -sum(e.amount_minor) as minor
          from journal_transactions t join journal_entries e on e.transaction_id = t.id
         where t.kind = 'TRANCHE_PAID' and e.account_code = 'PROVIDER_CLEARING' group by e.subject_id, e.currency
      ), planned as (
        select project_id, sum(amount_minor) filter (where state = 'PAID') as paid,
               sum(amount_minor) filter (where state = 'PAYING') as paying
          from tranches group by project_id
      ), spent as (
        select project_id, sum(amount_minor) as shown from spendings where state <> 'REVERSED' group by project_id
      ), pledged as (
        select project_id,
               sum(amount_minor - given_back_minor) filter (where state = 'PAID') as paid,
               sum(amount_minor - given_back_minor) filter (where state = 'COLLECTED') as collected,
               count(distinct case when anonymous then id else account_id end) as backers
          from pledges where state in ('PAID', 'COLLECTED') group by project_id
      ), going_back as (
        select p.subject_id, sum(r.amount_minor) as minor
          from refunds r join payments p on p.id = r.payment_id where r.state <> 'DONE' group by p.subject_id
      ), kept as (
        select p.purpose_id, sum(coalesce(p.received_minor, p.amount_minor)) as received,
               coalesce(sum(r.minor), 0) as given_back, coalesce(sum(r.by_us), 0) as given_back_by_us
          from payments p
          left join (select payment_id, sum(amount_minor) as minor,
                            sum(amount_minor) filter (where reason not in ('MADE_AT_PROVIDER', 'DISPUTE')) as by_us
                       from refunds group by payment_id) r on r.payment_id = p.id
         where p.state = 'SUCCEEDED' group by p.purpose_id
      ), wrongly_paid as (
        select g.project_id, sum(abs(m.expected - m.paid)) as difference
          from pledges g
          left join kept k on k.purpose_id = g.id
         cross join lateral (select
           case when g.state in ('PAID', 'COLLECTED') then g.amount_minor - g.given_back_minor else 0 end as expected,
           coalesce(k.received - case when g.state in ('PAID', 'COLLECTED') then k.given_back_by_us else k.given_back end, 0) as paid) m
         where m.expected <> m.paid group by g.project_id
      ), places as (
        select r.project_id, sum(abs(r.claimed - coalesce(g.taken, 0))) as difference
          from rewards r
          left join (select reward_id, sum(quantity) as taken from pledges
                      where reward_id is not null and state in ('RESERVED', 'PAID', 'COLLECTED') group by reward_id) g
            on g.reward_id = r.id
         where r.claimed <> coalesce(g.taken, 0) group by r.project_id
      ), compared as (
        select m.measure, p.id as project_id, p.currency, m.expected, m.booked
          from projects p
          left join booked b on b.subject_id = p.id and b.currency = p.currency
          left join paid_out o on o.subject_id = p.id and o.currency = p.currency
          left join planned t on t.project_id = p.id
          left join spent s on s.project_id = p.id
          left join pledged g on g.project_id = p.id
          left join going_back r on r.subject_id = p.id
          left join wrongly_paid u on u.project_id = p.id
          left join places l on l.project_id = p.id
          cross join lateral (values
            ('RAISED', p.raised_minor::numeric, coalesce(b.raised, 0) + coalesce(o.minor, 0)),
            ('HELD', coalesce(g.paid, 0) + case when p.settled_at is null then coalesce(g.collected, 0) else 0 end,
                     coalesce(b.held, 0)),
            ('COLLECTED', case when p.settled_at is null then 0 else coalesce(g.collected, 0) end,
                          coalesce(b.collected, 0) + coalesce(o.minor, 0)),
            ('PAID_OUT', coalesce(t.paid, 0), coalesce(o.minor, 0)),
            ('IN_PAYOUT', coalesce(t.paying, 0), coalesce(b.in_payout, 0)),
            ('UNRECEIPTED', coalesce(t.paid, 0) - coalesce(s.shown, 0), coalesce(b.advance, 0)),
            ('UNRECEIPTED', coalesce(b.to_be_shown, 0), coalesce(b.advance, 0)),
            ('REFUNDS', coalesce(r.minor, 0), coalesce(b.refunds, 0)),
            ('PLEDGES', 0, coalesce(u.difference, 0)),
            ('PLACES', 0, coalesce(l.difference, 0)),
            ('BACKERS', coalesce(g.backers, 0), p.backer_count)) as m (measure, expected, booked)
        union all
        select 'CLEARING', null, c.currency, sum(c.expected), sum(c.booked)
          from (select currency, coalesce(received_minor, amount_minor) as expected, 0 as booked from payments where state = 'SUCCEEDED'
                union all
                select currency, -amount_minor, 0 from refunds where state = 'DONE' and not done_otherwise
                union all
                select currency, amount_minor, 0 from disputes_won where not restored
                union all
                select p.currency, -t.amount_minor, 0 from tranches t join projects p on p.id = t.project_id where t.state = 'PAID'
                union all
                select currency, -fee_minor, 0 from payment_bill_totals
                union all
                select currency, 0, amount_minor from journal_entries where account_code = 'PROVIDER_CLEARING') as c
         group by c.currency
        union all
        select 'ENTRIES', null, currency, 0, sum(amount_minor) from journal_entries group by currency
      )
      select measure, project_id, currency,
             cast(greatest(-9007199254740991, least(9007199254740991, expected)) as bigint) as expected,
             cast(greatest(-9007199254740991, least(9007199254740991, booked)) as bigint) as booked
        from compared where expected <> booked order by measure, project_id limit 1000""";

  private static final String RECORD =
      "insert into ledger_checks (id, checked_at, differences) values ($1, $2, $3)";

  private final Reads reads;
  private final Transactions transactions;
  private final Writes writes;
  private final Clock clock;

  LedgerCheck(Reads reads, Transactions transactions, Writes writes, Clock clock) {
    this.reads = reads;
    this.transactions = transactions;
    this.writes = writes;
    this.clock = clock;
  }

  /** Compares, stores the number of differences, and returns them. */
  public Uni<Result> run() {
    return reads
        .list(COMPARE, Difference::of)
        .map(found -> new Result(clock.instant(), found))
        .call(this::record);
  }

  /** Does the same as {@link #run()} in the running transaction, with its time. */
  Uni<Result> runInTransaction() {
    return writes
        .list(COMPARE, Difference::of)
        .map(found -> new Result(clock.instant(), found))
        .call(this::store);
  }

  private Uni<Integer> record(Result result) {
    return transactions.runUnconditionally(() -> store(result));
  }

  private Uni<Integer> store(Result result) {
    result.differences().forEach(difference -> LOG.errorf("The books disagree: %s", difference));
    return writes.change(RECORD, Ids.next(), result.checkedAt(), result.differences().size());
  }
}
