package org.crowdshelf.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.shared.database.Document;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Writes reports and the standings of their projects, in the caller's transaction. */
@ApplicationScoped
class OutcomeRows {

  private static final String LOCK =
      "select project_id from outcome_standings where project_id = $1 for update";

  // The standing after the lock, so that it is the one that the last report left.
  private static final String STATE =
      OutcomeStanding.SELECT.replace(
              "finally_met_on,",
              "finally_met_on, p.launched_at, (select count(*)::int from outcome_reports r"
                  + " where r.project_id = s.project_id) as reports,")
          + "s.project_id = $1";

  private static final String INSERT =
      """
      insert into outcome_reports (id, project_id, number, period, complete, measures, text, media, author_id,
                                   reported_at, met_days, in_time)
      select $1, $2, $3, daterange($4::date, $5::date, '[]'), $6, $7::text::jsonb, $8, $9::text::jsonb, $10, $11, $12, $13
      on conflict on constraint outcome_reports_periods do nothing""";

  private static final String SAME =
      """
      select id from outcome_reports
       where project_id = $1 and period = daterange($2::date, $3::date, '[]') and complete = $4
         and measures = $5::text::jsonb and text = $6 and media = $7::text::jsonb""";

  private static final String MEET =
      """
      update outcome_standings
         set met_on = $2, finally_met_on = $3, met_days = met_days + $4, met_in_time = met_in_time + $5, look_at = $6
       where project_id = $1""";

  /**
   * A project that succeeded, while its standing is locked.
   *
   * @param reports how many it has
   */
  record Locked(OutcomeStanding standing, Instant launchedAt, int reports) {
    static Locked of(Row row) {
      return new Locked(
          OutcomeStanding.of(row), row.instant("launched_at"), row.integer("reports"));
    }
  }

  private final Writes writes;
  private final Clock clock;

  OutcomeRows(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Locks the standing of a project; null where it has not succeeded. */
  Uni<Locked> lock(UUID project) {
    return writes
        .one(LOCK, row -> row.uuid("project_id"), project)
        .flatMap(
            locked ->
                locked == null
                    ? Uni.createFrom().nullItem()
                    : writes.one(STATE, Locked::of, project));
  }

  /** Stores a report; null where another one is about a day of its period. */
  Uni<UUID> insert(Locked project, UUID author, NewReport report, OutcomeStanding.Met met) {
    UUID id = Ids.next();
    return writes
        .change(
            INSERT,
            id,
            project.standing().project(),
            project.reports() + 1,
            report.from(),
            report.to(),
            report.full(),
            Document.write(report.sorted()),
            report.text(),
            Document.write(report.media()),
            author,
            clock.instant(),
            met.days(),
            met.inTime())
        .map(stored -> stored == 1 ? id : null);
  }

  /** Finds the stored report that equals this one; null if none is stored. */
  Uni<UUID> same(UUID project, NewReport report) {
    return writes.one(
        SAME,
        row -> row.uuid("id"),
        project,
        report.from(),
        report.to(),
        report.full(),
        Document.write(report.sorted()),
        report.text(),
        Document.write(report.media()));
  }

  /** Stores what a report met. */
  Uni<Integer> meet(OutcomeStanding.Met met) {
    OutcomeStanding after = met.standing();
    LocalDate finallyMetOn = after.finallyMetOn();
    return writes.change(
        MEET,
        after.project(),
        after.metOn(),
        finallyMetOn,
        met.days(),
        met.inTime() ? 1 : 0,
        clock.instant());
  }
}
