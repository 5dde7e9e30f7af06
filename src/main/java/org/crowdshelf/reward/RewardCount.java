package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** The number of a project's rewards, as the running transaction sees it. */
@ApplicationScoped
class RewardCount {

  private static final String COUNT =
      "select count(*) as rewards from rewards where project_id = $1";

  private final Writes writes;

  RewardCount(Writes writes) {
    this.writes = writes;
  }

  Uni<Long> of(UUID project) {
    return writes.one(COUNT, row -> row.number("rewards"), project);
  }
}
