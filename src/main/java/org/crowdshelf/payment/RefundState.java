package org.crowdshelf.payment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of a refund, and the moves that are allowed from it. */
enum RefundState {
  /** To be sent, or sent and not completed. */
  WAITING,
  /** Has failed so often that an admin has to look at it; the service keeps trying. */
  FAILING,
  /** The payer has the money back. */
  DONE;

  /** The states that may follow. */
  Set<RefundState> moves() {
    return switch (this) {
      case WAITING -> EnumSet.of(FAILING, DONE);
      case FAILING -> EnumSet.of(DONE);
      case DONE -> EnumSet.noneOf(RefundState.class);
    };
  }

  /** Returns whether a provider's status completes a refund; a failed one is tried again. */
  static boolean isCompletedBy(RefundStatus status) {
    return status == RefundStatus.SUCCEEDED;
  }

  /** The states that this one may follow. */
  Set<RefundState> reachedFrom() {
    return Arrays.stream(values())
        .filter(from -> from.moves().contains(this))
        .collect(Collectors.toSet());
  }
}
