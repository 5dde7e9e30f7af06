package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/** A project's end at its time, decided while its row is held, in the caller's transaction. */
@ApplicationScoped
public class EndProject {

  // What it read stays true until the commit: whoever pays or cancels waits for the row.
  private static final String NEXT_DUE =
      """
      select id, funding_rule, raised_minor, goal_minor
        from projects where state = 'LIVE' and ends_at <= $1 and id <> all($2)
       order by ends_at, id limit 1 for no key update skip locked""";

  private static final String END = "update projects set state = $2, updated_at = $3 where id = $1";

  private static final String SETTLED =
      "update projects set settled_at = $2 where id = $1 and settled_at is null";

  /** How a project ended. */
  public record Ended(UUID project, ProjectState state) {}

  private final Writes writes;
  private final Clock clock;

  EndProject(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Locks the project whose time came first and that nobody else is ending; null where none is due.
   *
   * @param but projects to pass over
   */
  public Uni<Ended> next(Set<UUID> but) {
    return writes.one(NEXT_DUE, EndProject::outcome, clock.instant(), but);
  }

  /** Ends a project as {@link #next} says. */
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
