package org.crowdshelf.spending;

import java.time.LocalDate;
import org.crowdshelf.shared.database.Row;

/**
 * All that decides whether money of a budget line can be shown, of one moment.
 *
 * @param currency ISO 4217 code of the project
 * @param firstPaidOn China's day on which the project's first tranche arrived; null before
 * @param paidMinor what was paid out for the line, in minor units
 * @param shownMinor what was declared for it and not taken back, in minor units
 * @param hasUpdate false where the update that is to tell of it is not the project's
 */
record LineFacts(
    String currency, LocalDate firstPaidOn, long paidMinor, long shownMinor, boolean hasUpdate) {

  /** The facts of the project {@code $1} and its line {@code $2} with the update {@code $3}. */
  static final String SELECT =
      """
      select p.currency,
             (select (min(t.paid_at) at time zone 'Asia/Shanghai')::date
                from tranches t where t.project_id = p.id and t.state = 'PAID') as first_paid_on,
             (select coalesce(sum(l.amount_minor), 0)::bigint
                from tranche_lines l join tranches t on t.id = l.tranche_id
               where l.budget_line_id = $2 and t.state = 'PAID') as paid_minor,
             (select coalesce(sum(s.amount_minor), 0)::bigint
                from spendings s where s.budget_line_id = $2 and s.state <> 'REVERSED') as shown_minor,
             $3::uuid is null or exists (
               select from updates u where u.id = $3 and u.project_id = p.id) as has_update
        from projects p where p.id = $1""";

  static LineFacts of(Row row) {
    return new LineFacts(
        row.text("currency"),
        row.date("first_paid_on"),
        row.number("paid_minor"),
        row.number("shown_minor"),
        row.flag("has_update"));
  }

  long leftMinor() {
    return paidMinor - shownMinor;
  }
}
