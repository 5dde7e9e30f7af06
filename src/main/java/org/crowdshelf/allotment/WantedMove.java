package org.crowdshelf.allotment;

import java.util.UUID;
import org.crowdshelf.shared.money.MoneyInput;

/**
 * Money of one line that its people want for another.
 *
 * @param from the key of the line that gets less
 * @param to the key of the line that gets more
 */
public record WantedMove(UUID from, UUID to, MoneyInput amount, String reason) {}
