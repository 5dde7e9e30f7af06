package org.crowdshelf.pledge;

import java.util.UUID;
import org.crowdshelf.shared.database.Row;

/**
 * A pledge whose row the running transaction has locked.
 *
 * @param organisation in whose name the account backs; null in its own
 * @param reward null where none was chosen
 * @param state the state when it was locked
 */
record LockedPledge(
    UUID id,
    UUID project,
    UUID account,
    UUID organisation,
    UUID reward,
    int quantity,
    long amountMinor,
    boolean anonymous,
    PledgeState state,
    long givenBackMinor) {

  static LockedPledge of(Row row) {
    return new LockedPledge(
        row.uuid("id"),
        row.uuid("project_id"),
        row.uuid("account_id"),
        row.uuid("organisation_id"),
        row.uuid("reward_id"),
        row.integer("quantity"),
        row.number("amount_minor"),
        row.flag("anonymous"),
        row.value(PledgeState.class, "state"),
        row.number("given_back_minor"));
  }

  /** The amount less what was given back, in minor units. */
  long leftMinor() {
    return amountMinor - givenBackMinor;
  }
}
