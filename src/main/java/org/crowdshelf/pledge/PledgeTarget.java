package org.crowdshelf.pledge;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;

/**
 * The project and reward that a backer wants to pledge for, as they are now.
 *
 * @param organisation the organisation that the project is run for; null if it is run for none
 * @param own whether the project belongs to the backer or to an organisation of theirs
 * @param reward null if none is wanted, or if the project has no reward with this key
 */
record PledgeTarget(
    ProjectState state,
    Instant endsAt,
    String currency,
    long minimumMinor,
    String title,
    UUID organisation,
    boolean launched,
    boolean own,
    WantedReward reward) {

  /**
   * The columns of a project p and a reward r, either of which may be missing; $2 is the account.
   */
  static final String COLUMNS =
      """
      p.state, p.ends_at, p.currency, p.minimum_pledge_minor, p.title, p.organisation_id, p.launched_at is not null as launched,
      p.fundraiser_id = $2 or exists (
        select 1 from memberships m where m.organisation_id = p.organisation_id and m.account_id = $2) as own,
      r.id as reward_id, r.price_minor, r.limit_per_backer, r.needs_address""";

  /** A reward of that project. */
  record WantedReward(UUID id, long priceMinor, Integer limitPerBacker, boolean needsAddress) {}

  /** The target of a row; null if the project does not exist. */
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
        row.getString("title"),
        row.getUUID("organisation_id"),
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
