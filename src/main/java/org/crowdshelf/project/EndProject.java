package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        from projects where state = 'LIVE' and ends_at <= $1
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
   * Ends the project whose time came first and that nobody else is ending; null where none is due.
   */
  public Uni<Ended> next() {
    return writes
        .one(NEXT_DUE, EndProject::outcome, now())
        .flatMap(ended -> ended == null ? Uni.createFrom().nullItem() : end(ended));
  }

  /** Its money was given out or given back. */
  public Uni<Void> settled(UUID project) {
    return writes.change(SETTLED, project, now()).replaceWithVoid();
  }

  private static Ended outcome(Row row) {
    FundingRule rule = FundingRule.valueOf(row.text(1));
    return new Ended(row.uuid(0), rule.outcome(row.number(2), row.number(3)));
  }

  private Uni<Ended> end(Ended ended) {
    return writes.change(END, ended.project(), ended.state().name(), now()).replaceWith(ended);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
