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
import org.crowdshelf.upload.OwnDocuments;

/** Somebody tells the reviewers what is wrong with a thing that is not their own. */
@ApplicationScoped
public class Report {

  private static final String COUNT =
      """
      select count(*) as others from reports
       where reporter_id = $1 and reported_at > $2 and subject_id <> $3""";

  /**
   * The words and documents of a reporter.
   *
   * @param details null for none
   * @param uploads documents that prove it
   */
  public record Words(ReportReason reason, String details, List<UUID> uploads) {}

  private final Transactions transactions;
  private final Writes writes;
  private final ReportRows rows;
  private final Subjects subjects;
  private final OwnDocuments documents;
  private final Clock clock;

  Report(
      Transactions transactions,
      Writes writes,
      ReportRows rows,
      Subjects subjects,
      OwnDocuments documents,
      Clock clock) {
    this.transactions = transactions;
    this.writes = writes;
    this.rows = rows;
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
    return rows.lock(reporter)
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
                    ? rows.store(reporter, subject, words, now).map(Outcome::done)
                    : Uni.createFrom().item(tooMany()));
  }

  private static Outcome<UUID> tooMany() {
    return Outcome.rejected(
        Rejection.of(
            ModerationError.TOO_MANY_REPORTS,
            Map.of("max", Integer.toString(ModerationRules.MAX_REPORTS_A_DAY)),
            "subjectId"));
  }
}
