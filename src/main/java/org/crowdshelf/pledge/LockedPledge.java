package org.crowdshelf.pledge;

import java.util.UUID;
import org.crowdshelf.shared.database.Row;

/**
 * A pledge whose row the running transaction has locked.
 *
 * @param reward null where none was chosen
 * @param state the state when it was locked
 */
record LockedPledge(
    UUID id,
    UUID project,
    UUID account,
    UUID reward,
    int quantity,
    long amountMinor,
    boolean anonymous,
    PledgeState state,
    long givenBackMinor) {

  static LockedPledge of(Row row) {
    return new LockedPledge(
        row.uuid(0),
        row.uuid(1),
        row.uuid(2),
        row.uuid(3),
        (int) row.number(4),
        row.number(5),
        row.flag(6),
        PledgeState.valueOf(row.text(7)),
        row.number(8));
  }

  /** What is left of it in minor units, after what was given back. */
  long leftMinor() {
    return amountMinor - givenBackMinor;
  }
}
