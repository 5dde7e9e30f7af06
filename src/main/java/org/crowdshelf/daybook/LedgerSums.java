package org.crowdshelf.daybook;

import org.crowdshelf.shared.database.Row;

/**
 * A project's money, or a change of it, in minor units.
 *
 * @param collected the project's own money that is still with the site
 * @param paid what was paid out to its people
 * @param refunded what went back to backers in all
 */
record LedgerSums(long held, long collected, long paid, long fee, long refunded) {

  static LedgerSums of(Row row) {
    return new LedgerSums(
        row.number("held_minor"),
        row.number("collected_minor"),
        row.number("paid_minor"),
        row.number("fee_minor"),
        row.number("refunded_minor"));
  }

  LedgerSums plus(LedgerSums other) {
    return new LedgerSums(
        held + other.held,
        collected + other.collected,
        paid + other.paid,
        fee + other.fee,
        refunded + other.refunded);
  }
}
