package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Row;
import org.crowdshelf.shared.database.Writes;

/**
 * The day on which backers are promised a reward, in the caller's transaction. A trigger keeps the
 * first one that was promised.
 */
@ApplicationScoped
public class RewardDelivery {

  private static final String LOCK =
      """
      select r.project_id, r.estimated_delivery, p.state
        from rewards r join projects p on p.id = r.project_id where r.id = $1 for no key update of r""";

  private static final String MOVE = "update rewards set estimated_delivery = $2 where id = $1";

  /**
   * What is promised; the reward's row is locked.
   *
   * @param day null for none
   */
  public record Promise(UUID project, ProjectState state, LocalDate day) {
    private static Promise of(Row row) {
      return new Promise(
          row.uuid("project_id"),
          row.value(ProjectState.class, "state"),
          row.date("estimated_delivery"));
    }
  }

  private final Writes writes;
  private final RewardAccess access;

  RewardDelivery(Writes writes, RewardAccess access) {
    this.writes = writes;
    this.access = access;
  }

  /**
   * The project of a reward, which the signed-in account may edit.
   *
   * @throws org.crowdshelf.shared.error.Refusal as {@link RewardAccess#ownProject}
   */
  public Uni<UUID> ownProject(UUID reward) {
    return access.ownProject(reward);
  }

  /** Locks a reward; null where there is none. */
  public Uni<Promise> lock(UUID reward) {
    return writes.one(LOCK, Promise::of, reward);
  }

  /** Promises another day from now on. */
  public Uni<Void> move(UUID reward, LocalDate day) {
    return writes.change(MOVE, reward, day).replaceWithVoid();
  }
}
