package org.crowdshelf.payout;

import java.time.Instant;
import java.util.UUID;

/**
 * A payout account to store.
 *
 * @param organisation null where it is that of the person who sets it
 * @param params sealed
 */
record NewAccount(
    UUID id,
    UUID organisation,
    String provider,
    String holder,
    String masked,
    byte[] params,
    boolean verified,
    UUID setBy,
    Instant setAt,
    Instant usableFrom) {}
