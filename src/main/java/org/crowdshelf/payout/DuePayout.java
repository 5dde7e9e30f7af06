package org.crowdshelf.payout;

import java.util.UUID;

/** A try to pay a tranche. */
record DuePayout(
    UUID id, UUID tranche, UUID project, int tries, String currency, long amountMinor) {}
