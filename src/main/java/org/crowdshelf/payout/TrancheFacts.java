package org.crowdshelf.payout;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.project.OwnPeople;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Row;

/**
 * All that decides whether a tranche can be requested, approved and paid, of one moment.
 *
 * @param pauseReason null where the project is not paused
 * @param previous the tranche before it; null for the first
 * @param account the payout account that stands; null where none is set
 * @param own whether whoever asks is one of the project's own people
 */
public record TrancheFacts(
    UUID tranche,
    UUID project,
    String currency,
    int number,
    long amountMinor,
    TrancheState state,
    Instant requestedAt,
    ProjectState projectState,
    boolean settled,
    String pauseReason,
    Previous previous,
    Books books,
    Account account,
    boolean own) {

  /** The tranche before this one, and the sum of those before it. */
  public record Previous(int number, TrancheState state, long amountMinor, long earlierMinor) {}

  /** The project's money after its settlement, in minor units. */
  public record Books(
      long availableMinor,
      long inPayoutMinor,
      long paidMinor,
      long unreceiptedMinor,
      long plannedMinor) {

    /** All that was collected for it less what no tranche names; negative where too little was. */
    public long unallottedMinor() {
      return availableMinor + inPayoutMinor + paidMinor - plannedMinor;
    }

    /** Paid out and shown with receipts. */
    long receiptedMinor() {
      return paidMinor - unreceiptedMinor;
    }
  }

  /** Where its money would go. */
  public record Account(UUID id, String provider, Instant usableFrom) {}

  /** Selects the facts of the tranches {@code $1} for the account {@code $2}. */
  public static final String SELECT =
      """
      select t.id, t.project_id, t.number, t.amount_minor, t.state, t.requested_at, p.currency,
             p.state as project_state, p.settled_at is not null as settled, p.pause_reason,
             q.state as previous_state, q.amount_minor as previous_minor, s.earlier_minor, s.paid_minor, s.planned_minor,
             b.available_minor, b.in_payout_minor, b.unreceipted_minor,
             a.id as payout_account_id, a.provider, a.usable_from, """
          + OwnPeople.include("$2")
          + """
             as own
        from tranches t
        join projects p on p.id = t.project_id
        left join tranches q on q.project_id = t.project_id and q.number = t.number - 1
        left join payout_accounts a
          on a.replaced_at is null
             and case when p.organisation_id is null then a.account_id = p.fundraiser_id
                      else a.organisation_id = p.organisation_id end
       cross join lateral (
         select coalesce(sum(o.amount_minor) filter (where o.number < t.number - 1), 0)::bigint as earlier_minor,
                coalesce(sum(o.amount_minor) filter (where o.state = 'PAID'), 0)::bigint as paid_minor,
                coalesce(sum(o.amount_minor), 0)::bigint as planned_minor
           from tranches o where o.project_id = t.project_id) s
       cross join lateral (
         select coalesce(-sum(e.amount_minor) filter (where e.account_code = 'PROJECT_PAYABLE'), 0)::bigint as available_minor,
                coalesce(-sum(e.amount_minor) filter (where e.account_code = 'PAYOUTS_IN_TRANSIT'), 0)::bigint as in_payout_minor,
                coalesce(sum(e.amount_minor) filter (where e.account_code = 'PROJECT_ADVANCE'), 0)::bigint as unreceipted_minor
           from journal_entries e where e.subject_id = t.project_id and e.currency = p.currency) b
       where t.id = any($1)""";

  /** The facts of a row of {@link #SELECT}. */
  public static TrancheFacts of(Row row) {
    int number = row.integer("number");
    TrancheState previous = row.value(TrancheState.class, "previous_state");
    return new TrancheFacts(
        row.uuid("id"),
        row.uuid("project_id"),
        row.text("currency"),
        number,
        row.number("amount_minor"),
        row.value(TrancheState.class, "state"),
        row.instant("requested_at"),
        row.value(ProjectState.class, "project_state"),
        row.flag("settled"),
        row.text("pause_reason"),
        previous == null
            ? null
            : new Previous(
                number - 1, previous, row.number("previous_minor"), row.number("earlier_minor")),
        new Books(
            row.number("available_minor"),
            row.number("in_payout_minor"),
            row.number("paid_minor"),
            row.number("unreceipted_minor"),
            row.number("planned_minor")),
        account(row),
        row.flag("own"));
  }

  private static Account account(Row row) {
    UUID id = row.uuid("payout_account_id");
    return id == null ? null : new Account(id, row.text("provider"), row.instant("usable_from"));
  }
}
