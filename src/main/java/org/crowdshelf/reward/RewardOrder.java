package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** The order of a project's rewards, without gaps, in the caller's transaction. */
@ApplicationScoped
class RewardOrder {

  // By their keys, so that two moves cannot deadlock; and before the project's row, as pledges do.
  private static final String LOCK =
      "select id from rewards where project_id = $1 order by id for update";

  private static final String IN_ORDER =
      "select id from rewards where project_id = $1 order by position";

  // A position is unique at every moment: first all leave theirs, then each takes its new one.
  private static final String LEAVE =
      "update rewards set position = position + 1000000 where project_id = $1";

  private static final String TAKE =
      """
      update rewards r set position = v.place - 1
        from unnest($1::uuid[]) with ordinality as v (id, place)
       where r.id = v.id""";

  private final Writes writes;

  RewardOrder(Writes writes) {
    this.writes = writes;
  }

  /** Locks the rewards of a project whose order is to change, before the project is locked. */
  Uni<Void> lock(UUID project) {
    return writes.list(LOCK, row -> row.uuid("id"), project).replaceWithVoid();
  }

  /**
   * Moves a stored reward to a place from 1, behind the last where there are fewer. The project's
   * row is locked, so the second of two moves sees the order that the first left.
   */
  Uni<Void> move(UUID project, UUID reward, int place) {
    return writes
        .list(IN_ORDER, row -> row.uuid("id"), project)
        .flatMap(
            standing -> {
              List<UUID> order = new ArrayList<>(standing);
              order.remove(reward);
              order.add(Math.min(place - 1, order.size()), reward);
              return order.equals(standing)
                  ? Uni.createFrom().voidItem()
                  : writes
                      .change(LEAVE, project)
                      .chain(() -> writes.change(TAKE, order))
                      .replaceWithVoid();
            });
  }
}
