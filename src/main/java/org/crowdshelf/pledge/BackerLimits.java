package org.crowdshelf.pledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.Writes;
import org.crowdshelf.shared.error.Rejection;

/**
 * Checks how many places of a reward one backer has, in the caller's transaction. Members of an
 * organisation who back in its name count as one backer together, and not as themselves.
 */
@ApplicationScoped
class BackerLimits {

  // Two pledges of one backer for one reward are stored one after the other, so that the second
  // counts the first.
  private static final String LOCK_BACKER =
      "select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 0))::text";

  private static final String EXCEEDED =
      """
      select coalesce(sum(g.quantity) > r.limit_per_backer, false) as exceeded
        from rewards r
        join pledges g on g.reward_id = r.id and g.state in ('RESERVED', 'PAID', 'COLLECTED')
                      and %s
       where r.id = $1
       group by r.id""";

  private static final String EXCEEDED_BY_ACCOUNT =
      EXCEEDED.formatted("g.account_id = $2 and g.organisation_id is null");
  private static final String EXCEEDED_BY_ORGANISATION =
      EXCEEDED.formatted("g.organisation_id = $2");

  private final Writes writes;

  BackerLimits(Writes writes) {
    this.writes = writes;
  }

  /** The rejection of a pledge that exceeds the limit. */
  static Rejection reached(int limit) {
    Map<String, String> params = Map.of("limit", Integer.toString(limit));
    return Rejection.of(PledgeError.REWARD_LIMIT_PER_BACKER, params, "quantity");
  }

  /**
   * Returns whether the backer has more places of the reward than its limit allows, counting
   * reserved and paid pledges and what this transaction stored.
   *
   * @param organisation in whose name the account backs; null in its own
   */
  Uni<Boolean> exceeded(UUID account, UUID organisation, UUID reward) {
    UUID backer = organisation == null ? account : organisation;
    String exceeded = organisation == null ? EXCEEDED_BY_ACCOUNT : EXCEEDED_BY_ORGANISATION;
    return writes
        .list(LOCK_BACKER, row -> true, reward.toString(), backer.toString())
        .chain(() -> writes.one(exceeded, row -> row.flag("exceeded"), reward, backer));
  }
}
