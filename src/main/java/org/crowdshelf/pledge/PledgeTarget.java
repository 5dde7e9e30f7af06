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

  /** Of a project p and a reward r that may be missing; $2 is the account. */
  static final String COLUMNS =
      """
      p.state, p.ends_at, p.currency, p.minimum_pledge_minor, p.launched_at is not null as launched,
      p.fundraiser_id = $2 or exists (
        select 1 from memberships m where m.organisation_id = p.organisation_id and m.account_id = $2) as own,
      r.id as reward_id, r.price_minor, r.limit_per_backer, r.needs_address""";

  /** A reward of that project. */
  record WantedReward(UUID id, long priceMinor, Integer limitPerBacker, boolean needsAddress) {}

  /** Null where there is no such project. */
  static PledgeTarget of(Row row) {
    if (row.getString("state") == null) {
      return null;
    }
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
