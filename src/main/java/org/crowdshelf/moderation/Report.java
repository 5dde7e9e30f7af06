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
import org.crowdshelf.upload.OwnDocuments;

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
      insert into reports (id, case_id, subject_type, subject_id, reporter_id, reason, details, upload_ids, state, reported_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'OPEN', $9)
      on conflict on constraint reports_once do update
         set case_id = excluded.case_id, reason = excluded.reason, details = excluded.details,
             upload_ids = excluded.upload_ids, state = 'OPEN',
             reported_at = case when reports.state = 'OPEN' then reports.reported_at else excluded.reported_at end
      returning id""";

  /**
   * The words and documents of a reporter.
   *
   * @param details null for none
   * @param uploads documents that prove it
   */
  public record Words(ReportReason reason, String details, List<UUID> uploads) {}

  private final Transactions transactions;
  private final Writes writes;
  private final Subjects subjects;
  private final OwnDocuments documents;
  private final Clock clock;

  Report(
      Transactions transactions,
      Writes writes,
      Subjects subjects,
      OwnDocuments documents,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.subjects = subjects;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * Stores a report, or changes what the account said about this thing before; answers the report's
   * key. Rejected with OWN_CONTENT, TOO_MANY_REPORTS and where the details or documents cannot be
   * taken.
   *
   * @throws org.crowdshelf.shared.error.Refusal NOT_FOUND where there is no such public thing, or a
   *     document is not the account's own
   */
  public Uni<Outcome<UUID>> run(UUID reporter, IdType type, UUID key, Words words) {
    return subjects
        .require(type, key, reporter)
        .flatMap(
            subject -> {
              List<Rejection> problems = new ArrayList<>(ModerationRules.checkReport(words));
              if (subject.own()) {
                problems.add(Rejection.of(ModerationError.OWN_CONTENT, "subjectId"));
              }
              return problems.isEmpty()
                  ? transactions.run(() -> withDocuments(reporter, subject, words))
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private Uni<Outcome<UUID>> withDocuments(UUID reporter, Subject subject, Words words) {
    return documents
        .check(reporter, words.uploads(), "uploadIds")
        .flatMap(
            problems ->
                problems.isEmpty()
                    ? store(reporter, subject, words)
                    : Uni.createFrom().item(Outcome.rejected(problems)));
  }

  private Uni<Outcome<UUID>> store(UUID reporter, Subject subject, Words words) {
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
                        .flatMap(open -> store(open, reporter, subject, words, now))
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

  private Uni<UUID> store(UUID open, UUID reporter, Subject subject, Words words, Instant now) {
    return writes.one(
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
