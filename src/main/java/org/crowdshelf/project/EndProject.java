package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.job.GrowingWait;

/** Ends a project at its time while its row is locked, in the caller's transaction. */
@ApplicationScoped
public class EndProject {

  // The sum that it reads stays true until the commit: payments and cancelings wait for the row.
  private static final String NEXT_DUE =
      """
      select id, funding_rule, raised_minor, goal_minor
        from projects where state = 'LIVE' and ends_at <= $1
         and not exists (select from project_ends_postponed w
                          where w.project_id = projects.id and w.next_attempt_at > $1)
       order by ends_at, id limit 1 for no key update skip locked""";

  private static final String END =
      """
      with postponed as (delete from project_ends_postponed where project_id = $1)
      update projects
         set state = $2, updated_at = $3, result_raised_minor = raised_minor, result_backer_count = backer_count
       where id = $1""";

  private static final String POSTPONE =
      """
      insert into project_ends_postponed as w (project_id, failures, next_attempt_at)
      values ($1, 1, $2::timestamptz + interval '10 seconds')
      on conflict (project_id) do update
         set failures = w.failures + 1, next_attempt_at = $2::timestamptz + """
          + GrowingWait.after("10 seconds", "w.failures");

  private static final String SETTLED =
      "update projects set settled_at = $2 where id = $1 and settled_at is null";

  /** The outcome of a project. */
  public record Ended(UUID project, ProjectState state) {}

  private final Writes writes;
  private final Clock clock;

  EndProject(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Locks the project whose time came first and that nobody else is ending; null if no project is
   * due. A postponed project is due once its wait is over.
   */
  public Uni<Ended> next() {
    return writes.one(NEXT_DUE, EndProject::outcome, clock.instant());
  }

  /** Postpones the end of a project that could not be ended, by a wait that grows up to an hour. */
  public Uni<Void> postpone(UUID project) {
    return writes.change(POSTPONE, project, clock.instant()).replaceWithVoid();
  }

  /** Ends a project as {@link #next} says, and keeps what it has raised as its result. */
  public Uni<Void> end(Ended due) {
    return writes.change(END, due.project(), due.state(), clock.instant()).replaceWithVoid();
  }

  /** Its money was given out or given back. */
  public Uni<Void> settled(UUID project) {
    return writes.change(SETTLED, project, clock.instant()).replaceWithVoid();
  }

  private static Ended outcome(Row row) {
    FundingRule rule = row.value(FundingRule.class, "funding_rule");
    return new Ended(
        row.uuid("id"), rule.outcome(row.number("raised_minor"), row.number("goal_minor")));
  }
}
