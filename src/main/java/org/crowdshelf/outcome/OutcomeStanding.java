package org.crowdshelf.outcome;

import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;

/**
 * The days on which reports of a project are due, and those that were met, without I/O.
 *
 * <p>While any of its tranches is open or not shown with receipts, one is due every three months,
 * counted from the settlement; a month without that day has it on its last one. After the last
 * receipt a full one is due within three months, and one twelve months later. A report meets what
 * has been due before, late; without that, it meets what is due in the three months ahead.
 *
 * @param countsFrom the day of the settlement; null before it
 * @param shownOn the day of the last receipt, where all tranches are paid and shown; else null
 * @param metOn the last of the quarterly days that was met; null before the first
 * @param finallyMetOn the last of the two days after the last receipt that was met; else null
 */
public record OutcomeStanding(
    UUID project,
    LocalDate countsFrom,
    LocalDate shownOn,
    LocalDate metOn,
    LocalDate finallyMetOn) {

  private static final int QUARTER = 3;
  private static final int YEAR_LATER = 15;

  /**
   * The effect of a report: the standing after it, how many days, and whether the report was in
   * time.
   */
  record Met(OutcomeStanding standing, int days, boolean inTime) {}

  /** A day on which a report is due. */
  public record Due(LocalDate on, Kind kind) {

    /** Its place in the order. */
    public enum Kind {
      /** During the spending. */
      QUARTERLY,
      /** After the last receipt. */
      FULL,
      /** A year after that. */
      YEAR_LATER
    }

    boolean isOver(LocalDate today) {
      return on.isBefore(today);
    }

    /** Returns whether a report on this day or later meets it. */
    boolean isNear(LocalDate today) {
      return !today.isBefore(on.minusMonths(QUARTER));
    }

    boolean takes(boolean full) {
      return full || kind != Kind.FULL;
    }
  }

  /**
   * Selects standings; a caller adds the condition. A tranche without lines is no part of a plan.
   */
  public static final String SELECT =
      """
      select s.project_id, p.title, p.fundraiser_id, p.organisation_id, s.counts_from, s.met_on, s.finally_met_on, case when t.paid then s.shown_on end as shown_on
        from outcome_standings s join projects p on p.id = s.project_id
       cross join lateral (
         select coalesce(bool_and(t.state = 'PAID'), false) as paid from tranches t
          where t.project_id = s.project_id
            and exists (select from tranche_lines l where l.tranche_id = t.id)) t
       where\s""";

  /** The standing of a row of {@link #SELECT}. */
  public static OutcomeStanding of(Row row) {
    return new OutcomeStanding(
        row.uuid("project_id"),
        row.date("counts_from"),
        row.date("shown_on"),
        row.date("met_on"),
        row.date("finally_met_on"));
  }

  /** The earliest day that was not met; null where none is due any more, or none yet. */
  public Due next() {
    if (countsFrom == null) {
      return null;
    }
    LocalDate quarter = nextQuarter();
    if (shownOn == null || quarter.isBefore(shownOn)) {
      return new Due(quarter, Due.Kind.QUARTERLY);
    }
    LocalDate full = shownOn.plusMonths(QUARTER);
    if (finallyMetOn == null || finallyMetOn.isBefore(full)) {
      return new Due(full, Due.Kind.FULL);
    }
    LocalDate later = shownOn.plusMonths(YEAR_LATER);
    return finallyMetOn.isBefore(later) ? new Due(later, Due.Kind.YEAR_LATER) : null;
  }

  // Each is counted from the settlement, so that 31 May, 31 August, 30 November follow each other.
  private LocalDate nextQuarter() {
    LocalDate last = metOn == null ? countsFrom : metOn;
    int months = QUARTER;
    while (!countsFrom.plusMonths(months).isAfter(last)) {
      months += QUARTER;
    }
    return countsFrom.plusMonths(months);
  }

  /** The day since which a report has been overdue; null where none is. */
  public LocalDate overdueSince(LocalDate today) {
    Due due = next();
    return due != null && due.isOver(today) ? due.on() : null;
  }

  /** The number of days that are over and that no report met. */
  public int missed(LocalDate today) {
    return meetMissed(today, true).days();
  }

  /** The days that a report on this day meets. */
  Met report(LocalDate today, boolean full) {
    Met late = meetMissed(today, full);
    Due due = late.standing().next();
    boolean itsTurn = late.days() == 0 || full && due != null && due.kind() == Due.Kind.FULL;
    boolean inTime =
        itsTurn && due != null && !due.isOver(today) && due.isNear(today) && due.takes(full);
    return inTime ? new Met(late.standing().met(due), late.days() + 1, true) : late;
  }

  private Met meetMissed(LocalDate today, boolean full) {
    OutcomeStanding standing = this;
    int days = 0;
    Due due = next();
    while (due != null && due.isOver(today) && due.takes(full)) {
      standing = standing.met(due);
      days++;
      due = standing.next();
    }
    return new Met(standing, days, false);
  }

  private OutcomeStanding met(Due due) {
    return due.kind() == Due.Kind.QUARTERLY
        ? new OutcomeStanding(project, countsFrom, shownOn, due.on(), finallyMetOn)
        : new OutcomeStanding(project, countsFrom, shownOn, metOn, due.on());
  }
}
