package org.crowdshelf.payout;

import java.util.UUID;

/**
 * An amount of a budget line, in a tranche.
 *
 * @param line the budget line's key
 * @param amountMinor minor units of the project's currency
 */
public record TranchePart(UUID line, long amountMinor) {}
