package org.crowdshelf.settlement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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
 * Computes from the journal's entries what the service shows about money, and compares. One
 * statement does it, so that all figures are of one moment. It runs at the start of each day and
 * when an admin requests it.
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
    /** Open refunds, with refunds in transit. */
    REFUNDS,
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

  private static final String COMPARE =
      """
      with booked as (
        select subject_id, currency,
               cast(-coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_ESCROW', 'PROJECT_PAYABLE', 'PLATFORM_FEE')), 0) as bigint) as raised,
               cast(-coalesce(sum(amount_minor) filter (where account_code = 'PROJECT_ESCROW'), 0) as bigint) as held,
               cast(-coalesce(sum(amount_minor) filter (where account_code in ('PROJECT_PAYABLE', 'PLATFORM_FEE')), 0) as bigint) as collected,
               cast(-coalesce(sum(amount_minor) filter (where account_code = 'REFUNDS_IN_TRANSIT'), 0) as bigint) as refunds
          from journal_entries group by subject_id, currency
      ), pledged as (
        select project_id,
               sum(amount_minor - given_back_minor) filter (where state = 'PAID') as paid,
               sum(amount_minor - given_back_minor) filter (where state = 'COLLECTED') as collected
          from pledges where state in ('PAID', 'COLLECTED') group by project_id
      ), going_back as (
        select p.subject_id, sum(r.amount_minor) as minor
          from refunds r join payments p on p.id = r.payment_id where r.state <> 'DONE' group by p.subject_id
      ), compared as (
        select m.measure, p.id as project_id, p.currency, cast(m.expected as bigint) as expected, m.booked
          from projects p
          left join booked b on b.subject_id = p.id and b.currency = p.currency
          left join pledged g on g.project_id = p.id
          left join going_back r on r.subject_id = p.id
          cross join lateral (values
            ('RAISED', p.raised_minor::numeric, coalesce(b.raised, 0)),
            ('HELD', coalesce(g.paid, 0) + case when p.settled_at is null then coalesce(g.collected, 0) else 0 end,
                     coalesce(b.held, 0)),
            ('COLLECTED', case when p.settled_at is null then 0 else coalesce(g.collected, 0) end, coalesce(b.collected, 0)),
            ('REFUNDS', coalesce(r.minor, 0), coalesce(b.refunds, 0))) as m (measure, expected, booked)
        union all
        select 'CLEARING', null, c.currency, cast(sum(c.expected) as bigint), cast(sum(c.booked) as bigint)
          from (select currency, coalesce(received_minor, amount_minor) as expected, 0 as booked from payments where state = 'SUCCEEDED'
                union all
                select currency, -amount_minor, 0 from refunds where state = 'DONE' and not done_otherwise
                union all
                select currency, -fee_minor, 0 from payment_bill_totals
                union all
                select currency, 0, amount_minor from journal_entries where account_code = 'PROVIDER_CLEARING') as c
         group by c.currency
        union all
        select 'ENTRIES', null, currency, 0, cast(sum(amount_minor) as bigint) from journal_entries group by currency
      )
      select * from compared where expected <> booked order by measure, project_id limit 1000""";

  private static final Duration LONGEST = Duration.ofMinutes(10);

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

  @Scheduled(cron = "{crowdshelf.ledger.check-cron}")
  Uni<Void> onSchedule() {
    return runForLong().replaceWithVoid();
  }

  /** Does the same as {@link #run()}, with more time than a request has. */
  Uni<Result> runForLong() {
    return transactions
        .runForLong(LONGEST, () -> writes.list(COMPARE, Difference::of))
        .map(found -> new Result(clock.instant(), found))
        .call(this::record);
  }

  /** Compares, stores the number of differences, and returns them. */
  public Uni<Result> run() {
    return reads
        .list(COMPARE, Difference::of)
        .map(found -> new Result(clock.instant(), found))
        .call(this::record);
  }

  private Uni<Integer> record(Result result) {
    result.differences().forEach(difference -> LOG.errorf("The books disagree: %s", difference));
    return transactions.runUnconditionally(
        () -> writes.change(RECORD, Ids.next(), result.checkedAt(), result.differences().size()));
  }
}
