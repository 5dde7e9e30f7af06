package org.crowdshelf.reward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** Claims and releases places of a reward, in the transaction of the pledge. */
@ApplicationScoped
public class RewardPlaces {

  private static final String CLAIM =
      """
      update rewards set claimed = claimed + $2
       where id = $1 and (limit_count is null or claimed + $2 <= limit_count)""";

  private static final String RELEASE = "update rewards set claimed = claimed - $2 where id = $1";

  private final Writes writes;

  RewardPlaces(Writes writes) {
    this.writes = writes;
  }

  /** Claims places; false if fewer are left. Without a reward it claims nothing and is true. */
  public Uni<Boolean> claim(UUID reward, int quantity) {
    return reward == null
        ? Uni.createFrom().item(true)
        : writes.change(CLAIM, reward, quantity).map(rows -> rows == 1);
  }

  /** Releases places. */
  public Uni<Void> release(UUID reward, int quantity) {
    return reward == null
        ? Uni.createFrom().voidItem()
        : writes.change(RELEASE, reward, quantity).replaceWithVoid();
  }
}
