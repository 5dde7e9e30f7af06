package org.crowdshelf.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.shared.node.RemovableNode;

/** Takes away what an account says about itself: its name, picture and text. */
@ApplicationScoped
class RemoveProfile implements RemovableNode {

  private static final String REMOVE =
      "update accounts set name = $2, avatar_url = null, bio = null, updated_at = $3 where id = $1";

  private final Writes writes;
  private final Clock clock;

  RemoveProfile(Writes writes, Clock clock) {
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public IdType type() {
    return IdType.ACCOUNT;
  }

  @Override
  public Uni<Void> remove(UUID key, UUID by, String reason) {
    return writes.change(REMOVE, key, ProfileField.UNNAMED, clock.instant()).replaceWithVoid();
  }
}
