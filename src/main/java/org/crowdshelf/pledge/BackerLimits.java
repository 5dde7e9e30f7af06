package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** Checks how many places of a reward one backer has, in the caller's transaction. */
@ApplicationScoped
class BackerLimits {

  // Two pledges of one backer for one reward are stored one after the other, so that the second
  // counts the first.
  private static final String LOCK_BACKER =
      "select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 0))::text";

  private static final String EXCEEDED =
      """
      select coalesce(sum(g.quantity) > r.limit_per_backer, false)
        from rewards r
        join pledges g on g.reward_id = r.id and g.account_id = $2 and g.state in ('RESERVED', 'PAID', 'COLLECTED')
       where r.id = $1
       group by r.id""";

  private final Writes writes;

  BackerLimits(Writes writes) {
    this.writes = writes;
  }

  /**
   * Returns whether the backer has more places of the reward than its limit allows, counting
   * reserved and paid pledges and what this transaction stored.
   */
  Uni<Boolean> exceeded(UUID backer, UUID reward) {
    return writes
        .list(LOCK_BACKER, row -> true, reward.toString(), backer.toString())
        .chain(() -> writes.one(EXCEEDED, row -> row.flag(0), reward, backer));
  }
}
