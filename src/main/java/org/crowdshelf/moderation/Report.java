package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.id.Ids;

/** Somebody tells the reviewers what is wrong with a thing that is not their own. */
@ApplicationScoped
public class Report {

  // Reports of one account are stored one after the other, so that each counts those before.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('reports ' || $1::text, 0))::text";

  private static final String COUNT =
      """
      select count(*) as others from reports
       where reporter_id = $1 and reported_at > $2 and subject_id <> $3""";

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
      insert into reports (id, case_id, subject_type, subject_id, reporter_id, reason, details, state, reported_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8)
      on conflict on constraint reports_once do update
         set case_id = excluded.case_id, reason = excluded.reason, details = excluded.details, state = 'OPEN',
             reported_at = case when reports.state = 'OPEN' then reports.reported_at else excluded.reported_at end
      returning id""";

  private final Transactions transactions;
  private final Writes writes;
  private final Subjects subjects;
  private final Clock clock;

  Report(Transactions transactions, Writes writes, Subjects subjects, Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.subjects = subjects;
    this.clock = clock;
  }

  /**
   * Stores a report, or changes what the account said about this thing before; answers the report's
   * key. Rejected with OWN_CONTENT, TOO_MANY_REPORTS and where the details cannot be taken.
   *
   * @param details null for none
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such public thing
   */
  public Uni<Outcome<UUID>> run(
      UUID reporter, IdType type, UUID key, ReportReason reason, String details) {
    return subjects
        .require(type, key, reporter)
        .flatMap(
            subject -> {
              List<Rejection> problems = new ArrayList<>(ModerationRules.checkReport(details));
              if (subject.own()) {
                problems.add(Rejection.of(ModerationError.OWN_CONTENT, "subjectId"));
              }
              return problems.isEmpty()
                  ? transactions.run(() -> store(reporter, subject, reason, details))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> store(
      UUID reporter, Subject subject, ReportReason reason, String details) {
    Instant now = clock.instant();
    return writes
        .list(LOCK, row -> true, reporter.toString())
        .chain(
            () ->
                writes.one(
                    COUNT,
                    row -> row.number("others"),
                    reporter,
                    now.minus(Duration.ofDays(1)),
                    subject.key()))
        .flatMap(
            others ->
                others < ModerationRules.MAX_REPORTS_A_DAY
                    ? openCase(subject, now)
                        .flatMap(open -> store(open, reporter, subject, reason, details, now))
                        .map(Outcome::done)
                    : Uni.createFrom().item(tooMany()));
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

  private Uni<UUID> store(
      UUID open, UUID reporter, Subject subject, ReportReason reason, String details, Instant now) {
    return writes.one(
        STORE,
        row -> row.uuid("id"),
        Ids.next(),
        open,
        subject.type(),
        subject.key(),
        reporter,
        reason,
        details,
        now);
  }

  private static Outcome<UUID> tooMany() {
    return Outcome.rejected(
        Rejection.of(
            ModerationError.TOO_MANY_REPORTS,
            Map.of("max", Integer.toString(ModerationRules.MAX_REPORTS_A_DAY)),
            "subjectId"));
  }
}
