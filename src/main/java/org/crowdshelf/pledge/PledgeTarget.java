package org.crowdshelf.pledge;

import java.time.Instant;
import java.util.UUID;
import org.crowdshelf.project.ProjectState;
import org.crowdshelf.shared.database.Row;

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
    PledgeStops stops,
    WantedReward reward) {

  /**
   * The columns of a project p, a reward r and a restriction x, each of which may be missing; $2 is
   * the account.
   */
  static final String COLUMNS =
      """
      p.state, p.ends_at, p.currency, p.minimum_pledge_minor, p.title, p.organisation_id, p.launched_at is not null as launched,
      p.fundraiser_id = $2 or exists (
        select 1 from memberships m where m.organisation_id = p.organisation_id and m.account_id = $2) as own,
      r.id as reward_id, r.price_minor, r.limit_per_backer, r.needs_address,\s"""
          + PledgeStops.COLUMNS;

  /** A reward of that project. */
  record WantedReward(UUID id, long priceMinor, Integer limitPerBacker, boolean needsAddress) {}

  /** The target of a row; null if the project does not exist. */
  static PledgeTarget of(Row row) {
    if (row.text("state") == null) {
      return null;
    }
    UUID reward = row.uuid("reward_id");
    return new PledgeTarget(
        row.value(ProjectState.class, "state"),
        row.instant("ends_at"),
        row.text("currency"),
        row.number("minimum_pledge_minor"),
        row.text("title"),
        row.uuid("organisation_id"),
        row.flag("launched"),
        row.flag("own"),
        PledgeStops.of(row),
        reward == null
            ? null
            : new WantedReward(
                reward,
                row.number("price_minor"),
                row.integerOrNull("limit_per_backer"),
                row.flag("needs_address")));
  }
}
