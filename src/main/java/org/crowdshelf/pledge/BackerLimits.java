package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;

/** How many places of a reward one backer may have, held and paid, in the caller's transaction. */
@ApplicationScoped
class BackerLimits {

  // Two pledges of one backer for one reward take turns, so that each counts the other.
  private static final String TAKE_TURNS =
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

  /** Whether the backer has more than they may, with what this transaction stored for them. */
  Uni<Boolean> exceeded(UUID reward, UUID backer) {
    return writes
        .list(TAKE_TURNS, row -> true, reward.toString(), backer.toString())
        .chain(() -> writes.one(EXCEEDED, row -> row.flag(0), reward, backer));
  }
}
