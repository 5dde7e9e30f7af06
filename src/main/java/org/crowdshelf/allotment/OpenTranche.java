package org.crowdshelf.allotment;

import java.util.List;
import java.util.UUID;
import org.crowdshelf.payout.TranchePart;

/** A tranche that nobody has asked for yet. */
record OpenTranche(UUID id, int number, List<TranchePart> parts) {

  /** Its sum in minor units. */
  long amountMinor() {
    return parts.stream().mapToLong(TranchePart::amountMinor).sum();
  }
}
