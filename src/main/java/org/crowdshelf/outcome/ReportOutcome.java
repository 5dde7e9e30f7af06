package org.crowdshelf.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.outcome.OutcomeRows.Locked;
import org.crowdshelf.project.ProjectAccess;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.error.Rejection;
import org.crowdshelf.shared.outbox.Outbox;

/** A project's own people tell what became of the money in a period. */
@ApplicationScoped
public class ReportOutcome {

  private final Transactions transactions;
  private final ProjectAccess access;
  private final OutcomeRows rows;
  private final Outbox outbox;
  private final Clock clock;

  ReportOutcome(
      Transactions transactions,
      ProjectAccess access,
      OutcomeRows rows,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.access = access;
    this.rows = rows;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Stores the report under its project's next number. The same report again answers the one that
   * is there. Rejected with OUTCOME_NOT_YET alone before the project succeeded, with every invalid
   * value, with TOO_MANY above 100 reports, and with PERIOD_OVERLAPS where another report is about
   * a day of the period.
   *
   * @throws Refusal NOT_FOUND where there is no such project for whoever asks, FORBIDDEN where they
   *     see it, but it is not theirs
   */
  public Uni<Outcome<UUID>> run(UUID project, NewReport report) {
    return access
        .ownPerson(project)
        .flatMap(author -> transactions.run(() -> report(project, author, report)));
  }

  private Uni<Outcome<UUID>> report(UUID project, UUID author, NewReport report) {
    return rows.lock(project)
        .flatMap(
            locked -> {
              if (locked == null) {
                return rejected(Rejection.of(OutcomeError.OUTCOME_NOT_YET, "projectId"));
              }
              LocalDate today = OutcomeDays.today(clock);
              List<Rejection> problems = problems(locked, report, today);
              return problems.isEmpty()
                  ? store(locked, author, report, today)
                  : Uni.createFrom().item(Outcome.rejected(problems));
            });
  }

  private static List<Rejection> problems(Locked project, NewReport report, LocalDate today) {
    LocalDate launchedOn = OutcomeDays.of(project.launchedAt());
    return OutcomeRules.check(report, launchedOn, today);
  }

  private Uni<Outcome<UUID>> store(Locked project, UUID author, NewReport report, LocalDate today) {
    if (project.reports() >= OutcomeRules.MAX_REPORTS) {
      Map<String, String> max = Map.of("max", Integer.toString(OutcomeRules.MAX_REPORTS));
      return answerSame(project, report, Rejection.of(InputError.TOO_MANY, max, "projectId"));
    }
    OutcomeStanding.Met met = project.standing().report(today, report.full());
    return rows.insert(project, author, report, met)
        .flatMap(
            stored ->
                stored == null
                    ? answerSame(
                        project, report, Rejection.of(OutcomeError.PERIOD_OVERLAPS, "from"))
                    : rows.meet(met)
                        .chain(
                            () ->
                                outbox.tell(
                                    new OutcomeEvents.OutcomeReported(
                                        stored, project.standing().project())))
                        .replaceWith(Outcome.done(stored)));
  }

  private Uni<Outcome<UUID>> answerSame(Locked project, NewReport report, Rejection otherwise) {
    return rows.same(project.standing().project(), report)
        .map(same -> same == null ? Outcome.rejected(otherwise) : Outcome.done(same));
  }

  private static Uni<Outcome<UUID>> rejected(Rejection problem) {
    return Uni.createFrom().item(Outcome.rejected(problem));
  }
}
