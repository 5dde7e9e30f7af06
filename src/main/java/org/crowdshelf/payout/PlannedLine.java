package org.crowdshelf.payout;

import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * An amount of a budget line as a client plans it.
 *
 * @param line the budget line's key
 */
public record PlannedLine(UUID line, MoneyInput amount) {}
