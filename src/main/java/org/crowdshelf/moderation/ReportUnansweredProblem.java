package org.crowdshelf.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Transactions;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.IdType;

/**
 * Puts a delivery problem that a project's own people left unanswered before the reviewers, as a
 * report of its backer about the project. What the backer reported about it already stays.
 */
@ApplicationScoped
public class ReportUnansweredProblem {

  private static final String UNANSWERED =
      """
      select project_id, account_id, problem from fulfilments
       where pledge_id = $1 and state = 'PROBLEM' and called_off_at is null""";

  // An event that is handed over twice finds the report that it made, also once that is decided.
  private static final String REPORTED =
      """
      select exists (select from reports where reporter_id = $1 and subject_id = $2
                      and (state = 'OPEN' or reported_at >= $3)) as reported""";

  private record Unanswered(UUID project, UUID backer, String problem) {
    static Unanswered of(Row row) {
      return new Unanswered(row.uuid("project_id"), row.uuid("account_id"), row.text("problem"));
    }
  }

  private final Transactions transactions;
  private final Writes writes;
  private final ReportRows rows;

  ReportUnansweredProblem(Transactions transactions, Writes writes, ReportRows rows) {
    this.transactions = transactions;
    this.writes = writes;
    this.rows = rows;
  }

  /**
   * Reports the problem of this pledge, unless it was answered meanwhile. Called again for the same
   * time it changes nothing.
   *
   * @param at when it was found to be unanswered
   */
  public Uni<Void> run(UUID pledge, Instant at) {
    return transactions.runUnconditionally(
        () ->
            writes
                .one(UNANSWERED, Unanswered::of, pledge)
                .flatMap(found -> found == null ? Uni.createFrom().voidItem() : report(found, at)));
  }

  private Uni<Void> report(Unanswered found, Instant at) {
    return rows.lock(found.backer())
        .chain(
            () ->
                writes.one(
                    REPORTED, row -> row.flag("reported"), found.backer(), found.project(), at))
        .flatMap(reported -> reported ? Uni.createFrom().voidItem() : store(found, at));
  }

  private Uni<Void> store(Unanswered found, Instant at) {
    Subject project =
        new Subject(IdType.PROJECT, found.project(), found.project(), null, null, false);
    Report.Words words = new Report.Words(ReportReason.NOT_DELIVERED, found.problem(), List.of());
    return rows.store(found.backer(), project, words, at).replaceWithVoid();
  }
}
