package org.crowdshelf.pledge;

import java.util.Arrays;
import java.util.UUID;
import org.crowdshelf.shared.error.InputError;
import org.crowdshelf.shared.error.Outcome;
import org.crowdshelf.shared.error.Rejection;

/** A pledge that was stored earlier under the same idempotency key, with the hash of its input. */
record EarlierPledge(UUID id, byte[] hash) {

  /** The answer to a repeated key: the earlier pledge for the same input, otherwise a rejection. */
  Outcome<Reserved> answer(PledgeOrder order) {
    return Arrays.equals(hash, order.hash())
        ? Outcome.done(Reserved.earlier(id))
        : Outcome.rejected(Rejection.of(InputError.IDEMPOTENCY_KEY_REUSED, "idempotencyKey"));
  }
}
