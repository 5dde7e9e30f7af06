package org.crowdshelf.pledge;

import java.util.Arrays;
import java.util.UUID;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** The pledge that a backer's key has made before, with what tells its input from others. */
record EarlierPledge(UUID id, byte[] hash) {

  /** What a key that comes again is answered: the same for the same input, else a rejection. */
  Outcome<Reserved> answer(PledgeOrder order) {
    return Arrays.equals(hash, order.hash())
        ? Outcome.done(Reserved.before(id))
        : Outcome.rejected(Rejection.of(PledgeError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
  }
}
