package org.crowdshelf.pledge;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;

/**
 * What a backer means to back, as it stands now and as far as they are concerned.
 *
 * @param own whether it is the backer's own project or one of their organisation
 * @param reward null where none is wanted, or none of the project has this key
 */
record PledgeTarget(
    ProjectState state,
    Instant endsAt,
    String currency,
    long minimumMinor,
    boolean launched,
    boolean own,
    WantedReward reward) {

  /** $1 project, $2 account, $3 reward. */
  static final String READ =
      """
      select p.state, p.ends_at, p.currency, p.minimum_pledge_minor, p.launched_at is not null as launched,
             p.fundraiser_id = $2 or exists (
               select 1 from memberships m where m.organisation_id = p.organisation_id and m.account_id = $2) as own,
             r.id as reward_id, r.price_minor, r.limit_per_backer, r.needs_address
        from projects p
        left join rewards r on r.project_id = p.id and r.id = $3
       where p.id = $1""";

  /** A reward of that project. */
  record WantedReward(UUID id, long priceMinor, Integer limitPerBacker, boolean needsAddress) {}

  static PledgeTarget of(Row row) {
    OffsetDateTime endsAt = row.getOffsetDateTime("ends_at");
    UUID reward = row.getUUID("reward_id");
    return new PledgeTarget(
        row.get(ProjectState.class, "state"),
        endsAt == null ? null : endsAt.toInstant(),
        row.getString("currency"),
        row.getLong("minimum_pledge_minor"),
        row.getBoolean("launched"),
        row.getBoolean("own"),
        reward == null
            ? null
            : new WantedReward(
                reward,
                row.getLong("price_minor"),
                row.getInteger("limit_per_backer"),
                row.getBoolean("needs_address")));
  }
}
