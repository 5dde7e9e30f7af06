package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** A project's end at its time: one conditional statement decides, in the caller's transaction. */
@ApplicationScoped
public class EndProject {

  private static final String NEXT_DUE =
      """
      select id from projects where state = 'LIVE' and ends_at <= $1
       order by ends_at, id limit 1 for no key update skip locked""";

  // ALL_OR_NOTHING needs the goal, KEEP_WHAT_IS_RAISED anything at all.
  private static final String END =
      """
      update projects
         set state = case when raised_minor >= case funding_rule when 'ALL_OR_NOTHING' then goal_minor else 1 end
                          then 'SUCCEEDED' else 'FAILED' end,
             updated_at = $2
       where id = $1 and state = 'LIVE' and ends_at <= $2
      returning state""";

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
        .one(NEXT_DUE, row -> row.uuid(0), now())
        .flatMap(project -> project == null ? Uni.createFrom().nullItem() : end(project));
  }

  /** Its money was given out or given back. */
  public Uni<Void> settled(UUID project) {
    return writes.change(SETTLED, project, now()).replaceWithVoid();
  }

  private Uni<Ended> end(UUID project) {
    return writes.one(
        END, row -> new Ended(project, ProjectState.valueOf(row.text(0))), project, now());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
