package org.crowdshelf.payout;

import java.util.List;
import java.util.UUID;

/**
 * The budget that a plan divides.
 *
 * @param currency ISO 4217 code of all amounts
 */
record Budget(String currency, long goalMinor, List<Line> lines) {

  /** A line of the budget. */
  record Line(UUID key, String purpose, long amountMinor) {}
}
