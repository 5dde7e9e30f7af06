package org.crowdshelf.project;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/**
 * Changes the sum that a project has raised, in the transaction of the payment or refund. Its row
 * is the most contended one, so one conditional statement changes it, last.
 */
@ApplicationScoped
public class ProjectTotals {

  /** The results of an addition. */
  public enum Added {
    /** Counted. */
    COUNTED,
    /** Counted, and the goal is reached with it for the first time. */
    REACHED_GOAL,
    /**
     * Not counted: the project is not live, past its end, paused, or has all that an amount can
     * tell.
     */
    NOT_LIVE
  }

  private static final String ADD =
      """
      update projects
         set raised_minor = raised_minor + $2,
             backer_count = backer_count + $3,
             reached_goal_at = case when reached_goal_at is null and raised_minor + $2 >= goal_minor
                                    then $4 else reached_goal_at end
       where id = $1 and state = 'LIVE' and ends_at > $4 and paused_at is null
         and raised_minor + $2 <= 9007199254740991
      returning coalesce(reached_goal_at = $4 and raised_minor - $2 < goal_minor, false) as reached""";

  private static final String SUBTRACT =
      """
      update projects
         set raised_minor = raised_minor - $2, backer_count = backer_count - $3
       where id = $1 and state = 'LIVE' and ends_at > $4""";

  private static final String CORRECT =
      "update projects set raised_minor = raised_minor - $2, backer_count = $3 where id = $1";

  private static final String KEEP =
      "update projects set result_raised_minor = raised_minor, result_backer_count = backer_count where id = $1";

  private final Writes writes;
  private final Clock clock;

  ProjectTotals(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  /** Adds a paid pledge; {@code newBacker} where it is the account's first. */
  public Uni<Added> add(UUID project, long amountMinor, boolean newBacker) {
    return writes
        .one(
            ADD,
            row -> row.flag("reached"),
            project,
            amountMinor,
            newBacker ? 1 : 0,
            clock.instant())
        .map(
            reached -> {
              if (reached == null) {
                return Added.NOT_LIVE;
              }
              return reached ? Added.REACHED_GOAL : Added.COUNTED;
            });
  }

  /** Takes a refunded pledge off a live project; false where it is not live any more. */
  public Uni<Boolean> subtract(UUID project, long amountMinor, boolean lastOfBacker) {
    return writes
        .change(SUBTRACT, project, amountMinor, lastOfBacker ? 1 : 0, clock.instant())
        .map(rows -> rows == 1);
  }

  /** Keeps what it has raised as its result, in the transaction that ends it. */
  Uni<Void> keep(UUID project) {
    return writes.change(KEEP, project).replaceWithVoid();
  }

  /** Takes refunded pledges off a project that has ended, and sets how many still back it. */
  public Uni<Void> subtractAfterEnd(UUID project, long amountMinor, int backers) {
    return writes.change(CORRECT, project, amountMinor, backers).replaceWithVoid();
  }
}
