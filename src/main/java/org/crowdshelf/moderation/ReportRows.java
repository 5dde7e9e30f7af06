package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.Ids;

/** Stores reports and the cases in which they meet, in the caller's transaction. */
@ApplicationScoped
class ReportRows {

  // Reports of one account are stored one after the other, so that each counts those before.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('reports ' || $1::text, 0))::text";

  // Waits for whoever is deciding on the open case; if they have decided, another case is opened.
  private static final String OPEN_CASE =
      """
      insert into moderation_cases (id, subject_type, subject_id, project_id, account_id, organisation_id, opened_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (subject_id) where decided_at is null do update set held = moderation_cases.held
      returning id""";

  // A report that is open keeps its time; one that was decided is a new one of the open case.
  private static final String STORE =
      """
      insert into reports (id, case_id, subject_type, subject_id, reporter_id, reason, details, upload_ids, state, reported_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'OPEN', $9)
      on conflict on constraint reports_once do update
         set case_id = excluded.case_id, reason = excluded.reason, details = excluded.details,
             upload_ids = excluded.upload_ids, state = 'OPEN',
             reported_at = case when reports.state = 'OPEN' then reports.reported_at else excluded.reported_at end
      returning id""";

  private final Writes writes;

  ReportRows(Writes writes) {
    this.writes = writes;
  }

  /** Has the reports of one account take turns, until the transaction ends. */
  Uni<Void> lock(UUID reporter) {
    return writes.list(LOCK, row -> true, reporter.toString()).replaceWithVoid();
  }

  /** Stores a report in the open case about its subject; answers the report's key. */
  Uni<UUID> store(UUID reporter, Subject subject, Report.Words words, Instant at) {
    return openCase(subject, at)
        .flatMap(
            open ->
                writes.one(
                    STORE,
                    row -> row.uuid("id"),
                    Ids.next(),
                    open,
                    subject.type(),
                    subject.key(),
                    reporter,
                    words.reason(),
                    words.details(),
                    words.uploads().stream().distinct().toList(),
                    at));
  }

  private Uni<UUID> openCase(Subject subject, Instant now) {
    return writes.one(
        OPEN_CASE,
        row -> row.uuid("id"),
        Ids.next(),
        subject.type(),
        subject.key(),
        subject.project(),
        subject.account(),
        subject.organisation(),
        now);
  }
}
